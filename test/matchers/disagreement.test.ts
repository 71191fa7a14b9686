import * as Sentry from '@sentry/node'
import * as Sentry10 from '@sentry/node-10'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { textOf } from './helpers.js'
import { A } from './ids.js'

/**
 * Sentry's tag reads the captured exception alone, its "Unhandled" flag the whole chain. Where the
 * two disagree a failure says so, or it would contradict what one sees on the page.
 */
const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

const of10 = createFakeTransport()
Sentry10.init(of10.instrument({}))

/** SDK 10 writes the mechanism onto the deepest cause. */
function captureUnhandledWithCause(): void {
  const error = new TypeError('boom', { cause: new RangeError('too far') })
  Sentry10.captureException(error, { event_id: A, mechanism: { handled: false } })
}

test('the event is unhandled', async () => {
  captureUnhandledWithCause()
  await expect(of10).toHaveCapturedUnhandled(TypeError, { tags: { handled: 'yes' } })
  await expect(of10).not.toHaveCapturedHandled(TypeError)
  expect(of10.lastEvent).toBeUnhandled()
})

test('and the failure names the exception that carries it', async () => {
  captureUnhandledWithCause()
  expect(await textOf(() => expect(of10).toHaveCapturedHandled(TypeError))).toMatchInlineSnapshot(`
    "expect(sentry).toHaveCapturedHandled(TypeError)

    Expected: a handled TypeError
    Captured: 1 exception; none match
     -> 1: TypeError: boom  unhandled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

    Nearest: #1, 1 field differs: handled
    Note: #1 is tagged handled: yes, yet unhandled to Sentry's issue flag and search: "RangeError" in its chain, "too far", carries handled: no (mechanism chained)"
  `)
  expect(await textOf(() => expect(of10).not.toHaveCapturedUnhandled())).toMatchInlineSnapshot(`
    "expect(sentry).not.toHaveCapturedUnhandled()

    Expected: no unhandled exception
    Captured: 1 exception; 1 matches
        1: TypeError: boom  unhandled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

    Note: #1 is tagged handled: yes, yet unhandled to Sentry's issue flag and search: "RangeError" in its chain, "too far", carries handled: no (mechanism chained)"
  `)
  expect(await textOf(() => expect(of10.lastEvent).toBeHandled())).toMatchInlineSnapshot(`
    "expect(event).toBeHandled()

    Expected: a handled event
    Captured: TypeError: boom, unhandled; it is tagged handled: yes, yet unhandled to Sentry's issue flag and search: "RangeError" in its chain, "too far", carries handled: no (mechanism chained)"
  `)
  expect(await textOf(() => expect(of10.lastEvent).not.toBeUnhandled())).toMatchInlineSnapshot(`
    "expect(event).not.toBeUnhandled()

    Expected: no unhandled event
    Captured: TypeError: boom, unhandled; it is tagged handled: yes, yet unhandled to Sentry's issue flag and search: "RangeError" in its chain, "too far", carries handled: no (mechanism chained)"
  `)
})

test('with .not of those that are listed', async () => {
  for (let count = 0; count < 4; count += 1) {
    const error = new TypeError('boom', { cause: new RangeError(`too far by ${count}`) })
    Sentry10.captureException(error, { mechanism: { handled: false } })
  }
  const text = await textOf(() => expect(of10).not.toHaveCapturedUnhandled())
  expect(text.match(/^Note: #\d/gm)).toEqual(['Note: #1', 'Note: #2', 'Note: #3'])
  expect(text).toContain('\n    ... 1 more\n')
})

test('also where the captured exception has no tag at all', async () => {
  Sentry.captureEvent({
    event_id: A,
    exception: {
      values: [
        { type: 'Error', value: 'no map', mechanism: { type: 'generic', handled: false } },
        { type: 'RangeError', value: 'too far' },
      ],
    },
  })
  expect(await textOf(() => expect(sentry).toHaveCapturedHandled())).toMatchInlineSnapshot(`
    "expect(sentry).toHaveCapturedHandled()

    Expected: a handled exception
    Captured: 1 exception; none match
     -> 1: RangeError: too far  unhandled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

    Nearest: #1, 1 field differs: handled
    Note: #1 is without the tag handled, yet unhandled to Sentry's issue flag and search: "Error" in its chain, "no map", carries handled: no (mechanism generic)"
  `)
})

test('where they agree nothing is said of it', async () => {
  const error = new TypeError('boom', { cause: new RangeError('too far') })
  Sentry.captureException(error, { event_id: A, mechanism: { handled: false } })
  const text = await textOf(() => expect(sentry).toHaveCapturedHandled())
  expect(text).not.toContain('Note:')
})
