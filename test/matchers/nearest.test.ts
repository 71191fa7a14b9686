import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { failureOf, initCore, textOf } from './helpers.js'
import { A, B, C, D } from './ids.js'

const sentry = createFakeTransport()
initCore(sentry)

function capture(error: Error, event_id: string, tags: Record<string, string> = {}): void {
  Sentry.captureException(error, { event_id, captureContext: { tags } })
}

test('fields of identity weigh more than metadata', async () => {
  capture(new TypeError('boom'), A)
  capture(new RangeError('too far'), B, { gateway: 'stripe', card: 'visa', shop: 'nice' })
  expect(
    await textOf(() =>
      expect(sentry).toHaveCapturedException(TypeError, {
        tags: { gateway: 'stripe', card: 'visa' },
        level: 'fatal',
      }),
    ),
  ).toMatchInlineSnapshot(`
    "expect(sentry).toHaveCapturedException(TypeError, { tags: { gateway: "stripe", card: "visa" }, level: "fatal" })

    Expected: a TypeError with {"tags": {"gateway": "stripe", "card": "visa"}, "level": "fatal"}
    Captured: 2 exceptions; none match
     -> 1: TypeError: boom      handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        2: RangeError: too far  handled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb

    Nearest: #1, 3 fields differ: tags.gateway, tags.card, level"
  `)
})

test('so does an Error', async () => {
  capture(new TypeError('boom'), A)
  capture(new RangeError('too far'), B, { gateway: 'stripe', card: 'visa' })
  const query = { tags: { gateway: 'stripe', card: 'visa' }, level: 'fatal' } as const
  const text = await textOf(() =>
    expect(sentry).toHaveCapturedException(new TypeError('boom'), query),
  )
  expect(text).toContain('\nNearest: #1, 3 fields differ: tags.gateway, tags.card, level')
})

test('among those of the same identity fewer differences are nearer', async () => {
  capture(new TypeError('boom'), A, { gateway: 'stripe' })
  capture(new TypeError('boom'), B)
  capture(new TypeError('boom'), C)
  capture(new TypeError('boom'), D, { gateway: 'stripe', card: 'visa' })
  expect(
    await textOf(() =>
      expect(sentry).toHaveCapturedException(TypeError, {
        level: 'fatal',
        tags: { gateway: 'stripe' },
      }),
    ),
  ).toMatchInlineSnapshot(`
    "expect(sentry).toHaveCapturedException(TypeError, { level: "fatal", tags: { gateway: "stripe" } })

    Expected: a TypeError with {"level": "fatal", "tags": {"gateway": "stripe"}}
    Captured: 4 exceptions; none match
     -> 4: TypeError: boom  handled  error  dddddddddddddddddddddddddddddddd
        1: TypeError: boom  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        3: TypeError: boom  handled  error  cccccccccccccccccccccccccccccccc
        ... 1 more

    Nearest: #4, 1 field differs: level"
  `)
})

test('so it is among those that none of the identity fits, however many came later', async () => {
  capture(new TypeError('boom'), A, { gateway: 'stripe' })
  for (const event_id of [B, C, D]) capture(new TypeError('boom'), event_id)
  const query = { tags: { gateway: 'stripe' } }
  expect(await textOf(() => expect(sentry).toHaveCapturedException(RangeError, query))).toContain(
    '\nNearest: #1, 1 field differs: type',
  )
})

test('ties go to the latest', async () => {
  capture(new TypeError('boom'), A)
  capture(new TypeError('boom'), B)
  capture(new TypeError('boom'), C)
  expect(
    await textOf(() => expect(sentry).toHaveCapturedException(RangeError)),
  ).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedException(RangeError)

      Expected: a RangeError
      Captured: 3 exceptions; none match
       -> 3: TypeError: boom  handled  error  cccccccccccccccccccccccccccccccc
          2: TypeError: boom  handled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
          1: TypeError: boom  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

      Nearest: #3, 1 field differs: type"
    `)
})

test('a predicate that throws on an event that is not meant is a difference of it', async () => {
  capture(new TypeError('boom'), A)
  capture(new SyntaxError('comma'), B, { gateway: 'stripe' })
  const isPaidBy = (gateway: string) => (tags: unknown) => {
    if (JSON.stringify(tags).includes('gateway')) throw new Error('not meant for this one')
    return gateway === ''
  }
  capture(new RangeError('too far'), C)
  // identity first: the predicate sees TypeErrors alone until the nearest are looked for
  expect(
    await textOf(() =>
      expect(sentry).toHaveCapturedException(TypeError, { tags: isPaidBy('stripe') }),
    ),
  ).toMatchInlineSnapshot(`
    "expect(sentry).toHaveCapturedException(TypeError, { tags: [predicate] })

    Expected: a TypeError with {"tags": [predicate]}
    Captured: 3 exceptions; none match
     -> 1: TypeError: boom      handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        3: RangeError: too far  handled  error  cccccccccccccccccccccccccccccccc
        2: SyntaxError: comma   handled  error  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb

    Nearest: #1, 1 field differs: tags"
  `)
})

test('also where it is the nearest: the failure is told all the same', async () => {
  capture(new RangeError('too far'), A, { gateway: 'stripe' })
  const other = (value: unknown): boolean => {
    throw new Error(`not meant for ${value}`)
  }
  const { message, expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedException(TypeError, {
      level: other,
      tags: { gateway: other, shop: undefined },
    }),
  )
  expect(message).toMatchInlineSnapshot(`
    "expect(sentry).toHaveCapturedException(TypeError, { level: [predicate other], tags: { gateway: [predicate other], shop: undefined } })

    Expected: a TypeError with {"level": [predicate other], "tags": {"gateway": [predicate other], "shop": undefined}}
    Captured: 1 exception; none match
     -> 1: RangeError: too far  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

    Nearest: #1, 3 fields differ: type, level, tags"
  `)
  expect(expected).toStrictEqual({
    type: 'TypeError',
    level: '[predicate other]',
    tags: { gateway: '[predicate other]', shop: undefined },
  })
  expect(actual).toStrictEqual({
    type: 'RangeError',
    level: 'error',
    tags: { gateway: 'stripe', shop: undefined },
  })
})

test('the third is nearer than any that is not told', async () => {
  const asked = { logger: 'cart', transaction: 'GET /cart', server_name: 'shop-1', dist: '7' }
  const { logger, transaction, server_name } = asked
  Sentry.captureEvent({ event_id: A, logger })
  Sentry.captureEvent({ event_id: B })
  Sentry.captureEvent({ event_id: C, logger, transaction })
  Sentry.captureEvent({ event_id: D, logger, transaction, server_name })
  expect(await textOf(() => expect(sentry).toHaveCapturedEvent(asked))).toContain(
    [
      'Captured: 4 messages; none match',
      ` -> 4: <unlabeled event>  message  error  ${D}`,
      `    3: <unlabeled event>  message  error  ${C}`,
      `    1: <unlabeled event>  message  error  ${A}`,
      '    ... 1 more',
      '',
      'Nearest: #4, 1 field differs: dist',
    ].join('\n'),
  )
})

test('at most three are told, and how many more there are', async () => {
  for (let count = 1; count <= 500; count += 1) {
    capture(new TypeError(`boom ${count}`), count.toString(16).padStart(32, '0'))
  }
  expect(
    await textOf(() => expect(sentry).toHaveCapturedException(TypeError, { level: 'fatal' })),
  ).toMatchInlineSnapshot(`
    "expect(sentry).toHaveCapturedException(TypeError, { level: "fatal" })

    Expected: a TypeError with {"level": "fatal"}
    Captured: 500 exceptions; none match
     -> 500: TypeError: boom 500  handled  error  000000000000000000000000000001f4
        499: TypeError: boom 499  handled  error  000000000000000000000000000001f3
        498: TypeError: boom 498  handled  error  000000000000000000000000000001f2
        ... 497 more

    Nearest: #500, 1 field differs: level"
  `)
  expect(
    await textOf(() => expect(sentry).not.toHaveCapturedException(TypeError)),
  ).toMatchInlineSnapshot(`
    "expect(sentry).not.toHaveCapturedException(TypeError)

    Expected: no TypeError
    Captured: 500 exceptions; 500 match
        1: TypeError: boom 1  handled  error  00000000000000000000000000000001
        2: TypeError: boom 2  handled  error  00000000000000000000000000000002
        3: TypeError: boom 3  handled  error  00000000000000000000000000000003
        ... 497 more"
  `)
  expect(
    await textOf(() => expect(sentry).toHaveCapturedException(/ [12]?\d$/, { times: 30 })),
  ).toMatchInlineSnapshot(`
    "expect(sentry).toHaveCapturedException(/ [12]?\\d$/, { times: 30 })

    Expected: an exception with value / [12]?\\d$/, exactly 30 times
    Captured: 500 exceptions; 29 match
     -> 500: TypeError: boom 500  handled  error  000000000000000000000000000001f4
        499: TypeError: boom 499  handled  error  000000000000000000000000000001f3
        498: TypeError: boom 498  handled  error  000000000000000000000000000001f2
        ... 497 more

    Nearest: #500, 1 field differs: value"
  `)
  expect(await textOf(() => expect(sentry).toHaveCapturedNothingElse())).toContain('... 497 more')
  expect(await textOf(() => expect(sentry).toHaveCapturedNothing())).toContain('... 497 more')
})
