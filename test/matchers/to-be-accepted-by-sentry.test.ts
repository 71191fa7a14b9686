import * as Sentry from '@sentry/core'
import { type CapturedEvent, createFakeTransport, expectSentry } from 'expect-sentry'
import { beforeEach, describe, expect, test } from 'vitest'
import { initCore, problemOf, textOf } from './helpers.js'
import { A } from './ids.js'

const sentry = createFakeTransport()
initCore(sentry)

/** Captures an event that says this, whatever its type: none is too wrong for an app to have set it. */
function capture(fields: object): CapturedEvent {
  const undo = Sentry.getClient()?.on('beforeSendEvent', (event) => {
    Object.assign(event, fields)
  })
  Sentry.captureEvent({ message: 'order placed' })
  undo?.()
  const event = sentry.lastEvent
  if (!event) throw new Error('it was captured')
  return event
}

const lossy = () =>
  capture({
    event_id: A,
    tags: { note: 'x'.repeat(201), gateway: 'stripe' },
    level: 'warn',
  })

describe('nothing would be lost', () => {
  beforeEach(() => {
    Sentry.captureException(new TypeError('boom'), { tags: { gateway: 'stripe' } })
  })

  test('of a recording, and of one event', async () => {
    await expect(sentry).toBeAcceptedBySentry()
    await expectSentry(sentry).toBeAcceptedBySentry()
    expect(sentry.lastEvent).toBeAcceptedBySentry()
    expectSentry(sentry.lastEvent).toBeAcceptedBySentry()
    expect(sentry.lastEvent?.problems).toEqual([])
  })

  test('so it cannot be expected', async () => {
    expect(await textOf(() => expect(sentry).not.toBeAcceptedBySentry())).toMatchInlineSnapshot(`
      "expect(sentry).not.toBeAcceptedBySentry()

      Expected: something that Sentry would refuse, remove, cut or rewrite
      Captured: 1 item in 1 envelope; no problem"
    `)
    expect(
      await textOf(() => expect(sentry.lastEvent).not.toBeAcceptedBySentry()),
    ).toMatchInlineSnapshot(`
      "expect(event).not.toBeAcceptedBySentry()

      Expected: something that Sentry would refuse, remove, cut or rewrite
      Captured: TypeError: boom; no problem"
    `)
  })
})

describe('something would be lost', () => {
  beforeEach(lossy)

  test('and each is named with its path, its rule and what becomes of it', async () => {
    expect(await textOf(() => expect(sentry).toBeAcceptedBySentry())).toMatchInlineSnapshot(`
      "expect(sentry).toBeAcceptedBySentry()

      Expected: nothing that Sentry would refuse, remove, cut or rewrite
      Captured: 1 item in 1 envelope; 2 problems
          1: event #1 payload.level      rewritten  level-unknown     "warn" -> "error"
          2: event #1 payload.tags.note  removed    tag-value-length  "xxxxxxxxxxxxxxxx"... (201 characters)

      level-unknown: A level is \`debug\`, \`info\`, \`warning\`, \`error\` or \`fatal\`; \`warn\` is none. Else it is \`error\`, of a transaction \`info\`. (relay relay-event-schema/src/protocol/types.rs)
      tag-value-length: The value of a tag has at most 200 characters. (relay relay-event-normalization/src/event.rs)"
    `)
    expect(
      await textOf(() => expect(sentry.lastEvent).toBeAcceptedBySentry()),
    ).toMatchInlineSnapshot(`
      "expect(event).toBeAcceptedBySentry()

      Expected: nothing that Sentry would refuse, remove, cut or rewrite
      Captured: order placed; 2 problems
          1: payload.level      rewritten  level-unknown     "warn" -> "error"
          2: payload.tags.note  removed    tag-value-length  "xxxxxxxxxxxxxxxx"... (201 characters)

      level-unknown: A level is \`debug\`, \`info\`, \`warning\`, \`error\` or \`fatal\`; \`warn\` is none. Else it is \`error\`, of a transaction \`info\`. (relay relay-event-schema/src/protocol/types.rs)
      tag-value-length: The value of a tag has at most 200 characters. (relay relay-event-normalization/src/event.rs)"
    `)
    expect(await textOf(() => expectSentry(sentry).toBeAcceptedBySentry())).toContain(
      'level-unknown',
    )
    expect(await textOf(() => expectSentry(sentry.lastEvent).toBeAcceptedBySentry())).toContain(
      'expect(event)',
    )
  })

  test('which may be expected', async () => {
    await expect(sentry).not.toBeAcceptedBySentry()
    expect(sentry.lastEvent).not.toBeAcceptedBySentry()
  })

  test('rules may be left out by name', async () => {
    const except = ['level-unknown', 'tag-value-length']
    await expect(sentry).toBeAcceptedBySentry({ except })
    expect(sentry.lastEvent).toBeAcceptedBySentry({ except })
    await expect(sentry).not.toBeAcceptedBySentry({ except: ['level-unknown'] })
    expect(
      await textOf(() => expect(sentry).toBeAcceptedBySentry({ except: ['level-unknown'] })),
    ).toMatchInlineSnapshot(`
      "expect(sentry).toBeAcceptedBySentry({ except: ["level-unknown"] })

      Expected: nothing that Sentry would refuse, remove, cut or rewrite, level-unknown aside
      Captured: 1 item in 1 envelope; 1 problem
          1: event #1 payload.tags.note  removed  tag-value-length  "xxxxxxxxxxxxxxxx"... (201 characters)

      tag-value-length: The value of a tag has at most 200 characters. (relay relay-event-normalization/src/event.rs)"
    `)
    expect(
      await textOf(() => expect(sentry).not.toBeAcceptedBySentry({ except })),
    ).toMatchInlineSnapshot(`
      "expect(sentry).not.toBeAcceptedBySentry({ except: ["level-unknown", "tag-value-length"] })

      Expected: something that Sentry would refuse, remove, cut or rewrite, level-unknown and tag-value-length aside
      Captured: 1 item in 1 envelope; no problem"
    `)
  })

  test('on one event nothing is waited for: the assertion fails at once', () => {
    expect(() => expect(sentry.lastEvent).toBeAcceptedBySentry()).toThrow('level-unknown')
  })

  test('as data', () => {
    expect(sentry.lastEvent?.problems).toEqual([
      {
        rule: 'level-unknown',
        severity: 'rewritten',
        path: 'payload.level',
        sent: 'warn',
        kept: 'error',
        because: expect.stringContaining('`warn` is none'),
        source: expect.stringContaining('types.rs'),
      },
      expect.objectContaining({ rule: 'tag-value-length', path: 'payload.tags.note' }),
    ])
  })

  test('a query may ask for it', async () => {
    await expect(sentry).not.toHaveCapturedMessage({ problems: [] })
    await expect(sentry).toHaveCapturedMessage({ problems: (problems) => problems.length === 2 })
  })
})

test('a value of 32 characters is shown whole, a longer one by its beginning and length', async () => {
  const level = (length: number) => capture({ level: 'x'.repeat(length) })
  expect(await textOf(() => expect(level(32)).toBeAcceptedBySentry())).toContain(
    `level-unknown  "${'x'.repeat(32)}" -> "error"\n`,
  )
  expect(await textOf(() => expect(level(33)).toBeAcceptedBySentry())).toContain(
    `level-unknown  "${'x'.repeat(16)}"... (33 characters) -> "error"\n`,
  )
})

test('what is missing is told so', async () => {
  void sentry.transport({}).send([{}, [[{ type: 'session' }, { sid: 'a'.repeat(32) }]]])
  const text = await textOf(() => expect(sentry).toBeAcceptedBySentry())
  expect(text).toMatch(/session #1 payload\S* {2}refused {2}\S+ {2,}missing/)
})

test('twenty are listed, and the rest is counted', async () => {
  for (let index = 0; index < 21; index += 1) {
    Sentry.captureMessage('order placed', { tags: { vip: true } })
  }
  const text = await textOf(() => expect(sentry).toBeAcceptedBySentry())
  expect(text).toContain('Captured: 21 items in 21 envelopes; 21 problems\n')
  expect(text).toContain(
    '    20: event #20 payload.tags.vip  rewritten  tag-value-coercion  true -> "True"\n',
  )
  expect(text).toContain('    ... 1 more\n\ntag-value-coercion: ')
  expect(text.split('tag-value-coercion: ')).toHaveLength(2)
})

test('an envelope is told by its number', async () => {
  const event = [{ type: 'event' }, { message: 'x' }]
  void sentry.transport({}).send([{}, [event, event]])
  expect(await textOf(() => expect(sentry).toBeAcceptedBySentry())).toMatchInlineSnapshot(`
    "expect(sentry).toBeAcceptedBySentry()

    Expected: nothing that Sentry would refuse, remove, cut or rewrite
    Captured: 2 items in 1 envelope; 1 problem
        1: envelope #1 items  refused  event-count  {"count": 2}

    event-count: An envelope has at most 1 event, transaction, feedback or the like. (relay relay-server/src/utils/sizes.rs)"
  `)
  // it belongs to each event of it
  expect(sentry.events.map(({ problems }) => problems.map(({ rule }) => rule))).toEqual([
    ['event-count'],
    ['event-count'],
  ])
})

describe('it cannot be judged', () => {
  test.each<[unknown, string]>([
    [
      { except: ['tag-value-lenght'] },
      'There is no rule "tag-value-lenght". Did you mean "tag-value-length"? A failure of this matcher names the rules, and docs/what-sentry-changes.md lists them all.',
    ],
    [
      { except: [7] },
      'There is no rule 7. A failure of this matcher names the rules, and docs/what-sentry-changes.md lists them all.',
    ],
    [{ except: 'level-unknown' }, 'except is a list of names of rules, not "level-unknown".'],
    [{ excpet: [] }, 'toBeAcceptedBySentry() has no option "excpet"; it takes except.'],
    [
      'level-unknown',
      'This matcher takes options alone, such as { except: [\'level-unknown\'] }, not "level-unknown".',
    ],
    [
      [{}, 7],
      "This matcher takes options alone, such as { except: ['level-unknown'] }, not {}, 7.",
    ],
  ])('with %j', async (options, problem) => {
    const matcher = 'toBeAcceptedBySentry'
    const args = Array.isArray(options) ? options : [options]
    Sentry.captureMessage('order placed')
    for (const subject of [sentry, sentry.lastEvent]) {
      for (const assertion of [expect(subject), expect(subject).not]) {
        const run = async () => Reflect.apply(Reflect.get(assertion, matcher), assertion, args)
        expect(await problemOf(run)).toBe(problem)
      }
    }
  })

  test('on what is neither a recording nor an event, at once', () => {
    expect(() => expect(undefined).toBeAcceptedBySentry()).toThrow('which is no captured event')
    expect(() => expect(undefined).not.toBeAcceptedBySentry()).toThrow('which is no captured event')
  })

  test('without a client', async () => {
    const unused = createFakeTransport()
    const text = await textOf(() => expect(unused).toBeAcceptedBySentry())
    expect(text).toContain('No Sentry client was ever connected')
  })
})
