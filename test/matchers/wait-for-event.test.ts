import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { problemOf, textOf } from './helpers.js'
import { A, B } from './ids.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

/** As short as a limit can be: nothing here waits for time to pass. */
const now = { timeout: 0 }
/** What nobody would wait for: the end comes before. */
const long = { timeout: 60_000 }

test('finds an event that is there', async () => {
  Sentry.captureException(new TypeError('boom'))
  Sentry.captureMessage('stock is low')
  await sentry.settled()
  const [error, message] = sentry.events
  expect(await sentry.waitForEvent()).toBe(error)
  expect(await sentry.waitForEvent(TypeError)).toBe(error)
  expect(await sentry.waitForEvent(TypeError, { level: 'error' }, now)).toBe(error)
  expect(await sentry.waitForEvent({ kind: 'message' })).toBe(message)
  expect(await sentry.waitForEvent({ kind: 'message' }, now)).toBe(message)
  expect(await sentry.waitForEvent(now)).toBe(error)
})

test('finds an event that comes later', async () => {
  const waiting = sentry.waitForEvent(TypeError, { tags: { gateway: 'stripe' } })
  Sentry.captureException(new RangeError('too far'), { tags: { gateway: 'stripe' } })
  Sentry.captureException(new TypeError('boom'))
  Sentry.captureException(new TypeError('bang'), { tags: { gateway: 'stripe' } })
  expect((await waiting).value).toBe('bang')
})

test('what does not match is waited through, and what does ends the wait at once', async () => {
  const waiting = sentry.waitForEvent(TypeError, {}, long)
  Sentry.captureException(new RangeError('too far'))
  await sentry.settled()
  Sentry.captureException(new TypeError('boom'))
  expect((await waiting).value).toBe('boom')
})

test('without anything to ask, a message is an event too', async () => {
  const waiting = sentry.waitForEvent(long)
  Sentry.captureMessage('stock is low')
  expect((await waiting).message).toBe('stock is low')
})

test('options without a timeout are options', async () => {
  Sentry.captureException(new TypeError('boom'))
  expect((await sentry.waitForEvent(TypeError, { level: 'error' }, {})).value).toBe('boom')
})

test('looks at nothing any more once it has ended', async () => {
  const seen: string[] = []
  const waiting = sentry.waitForEvent({
    title(title) {
      seen.push(title)
      return title.endsWith('boom')
    },
  })
  Sentry.captureException(new TypeError('boom'))
  await waiting
  expect(seen).toContain('TypeError: boom')
  Sentry.captureException(new TypeError('bang'))
  await sentry.settled()
  expect(seen).not.toContain('TypeError: bang')
})

describe('rejects with the text that the matcher would print', () => {
  test('and how long it waited', async () => {
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    Sentry.captureException(new TypeError('boom'), { event_id: B })
    await sentry.settled()
    expect(
      await problemOf(() => sentry.waitForEvent(TypeError, { level: 'fatal' }, now)),
    ).toMatchInlineSnapshot(`
        "Expected: a TypeError with {"level": "fatal"}
        Captured: 2 exceptions; none match
         -> 2: TypeError: boom      handled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
            1: RangeError: too far  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

        Nearest: #2, 1 field differs: level
          - "level": "fatal"
          + "level": "error"
        Waited: 0 ms"
      `)
  })

  test('when nothing comes', async () => {
    expect(
      await problemOf(() => sentry.waitForEvent({ type: 'TypeError' }, now)),
    ).toMatchInlineSnapshot(`
        "Expected: an event with {"type": "TypeError"}
        Captured: nothing (no envelope reached the transport)

        Waited: 0 ms"
      `)
  })

  test('under the line of the call', async () => {
    const [call] = (await textOf(() => sentry.waitForEvent(TypeError, {}, now))).split('\n')
    expect(call).toBe('sentry.waitForEvent(TypeError, {}, { timeout: 0 })')
  })

  test('and what is still on its way', async () => {
    let goOn = () => {}
    const gate = new Promise<void>((resolve) => {
      goOn = resolve
    })
    Sentry.getCurrentScope().addEventProcessor(async (event) => {
      await gate
      return event
    })
    Sentry.captureException(new TypeError('boom'))
    const text = await problemOf(() => sentry.waitForEvent(TypeError, {}, now))
    goOn()
    expect(text).toMatchInlineSnapshot(`
      "Expected: a TypeError
      Captured: nothing (no envelope reached the transport)

      Waited: 0 ms; 1 capture still in flight"
    `)
    await expect(sentry).toHaveCapturedException(TypeError)
  })
})

describe('fails at once', () => {
  test('for a recording that nothing can reach', async () => {
    const unconnected = createFakeTransport()
    expect(
      await textOf(() => unconnected.waitForEvent(TypeError, {}, long)),
    ).toMatchInlineSnapshot(`
      "sentry.waitForEvent(TypeError, {}, { timeout: 60000 })

      No Sentry client was ever connected, so nothing could be recorded. Call Sentry.init(sentry.instrument(options)), or sentry.attach(Sentry) after the app has initialised Sentry itself."
    `)
  })

  test('with what a predicate throws, on an event that is there or comes', async () => {
    const level = (): boolean => {
      throw new RangeError('the predicate went wrong')
    }
    const waiting = sentry.waitForEvent({ level }, long)
    Sentry.captureException(new TypeError('boom'))
    const text =
      'sentry.waitForEvent({ level: [predicate level] }, { timeout: 60000 })\n\n' +
      'The predicate for "level" threw RangeError: the predicate went wrong. It was given "error".'
    expect(await textOf(() => waiting)).toBe(text)
    expect(await textOf(() => sentry.waitForEvent({ level }, long))).toBe(text)
  })
})

describe('what says nothing in particular is an error', () => {
  test('an identity that is nothing', async () => {
    // @ts-expect-error a class is meant
    expect(await textOf(() => sentry.waitForEvent(undefined, {}, now))).toContain(
      'The error was given as undefined',
    )
  })

  test('times', async () => {
    expect(await textOf(() => sentry.waitForEvent({ times: 2 }))).toContain(
      'waitForEvent() waits for one event: times has no meaning in it.',
    )
  })

  test('a timeout among what is asked', async () => {
    // @ts-expect-error options stand last, or alone
    expect(await problemOf(() => sentry.waitForEvent({ level: 'error', timeout: 0 }))).toMatch(
      /^No event has "timeout"\. A query may name: event_id, /,
    )
  })

  test.each([
    ['a text', '1s', '"1s"'],
    ['a number as a text', '1', '"1"'],
    ['no number', Number.NaN, 'NaN'],
    ['less than nothing', -1, '-1'],
  ])('a timeout that is %s', async (_, timeout, shown) => {
    // @ts-expect-error a number is meant
    expect(await textOf(() => sentry.waitForEvent(TypeError, {}, { timeout }))).toBe(
      `timeout is a number of milliseconds, not ${shown}.`,
    )
  })
})
