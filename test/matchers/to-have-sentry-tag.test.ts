import * as Sentry from '@sentry/core'
import type { CapturedEvent } from 'expect-sentry'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { failureOf, initCore, problemOf, textOf } from './helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

function capture(tags: Record<string, string | number | boolean> = {}): CapturedEvent {
  const event_id = Sentry.captureException(new TypeError('boom'), {
    tags: { gateway: 'stripe', vip: true, ratio: 1.5, 'card type': 'visa', ...tags },
  })
  const event = sentry.event(event_id)
  if (!event) throw new Error('the client of @sentry/core is synchronous')
  return event
}

test("passes for the event's own tags and the derived ones", () => {
  const event = capture()
  expect(event).toHaveSentryTag('gateway')
  expect(event).toHaveSentryTag('gateway', 'stripe')
  expect(event).toHaveSentryTag('handled', 'yes')
  expect(event).toHaveSentryTag('mechanism', 'generic')
  expect(event).toHaveSentryTag('level', 'error')
  expect(event).not.toHaveSentryTag('gatewy')
  expect(event).not.toHaveSentryTag('gateway', 'paypal')
  expect(event).not.toHaveSentryTag('handled', 'no')
  expect(event).not.toHaveSentryTag('release')
})

test('the value is a pattern, as in a query', () => {
  const event = capture()
  expect(event).toHaveSentryTag('gateway', /^str/)
  expect(event).toHaveSentryTag('gateway', expect.stringContaining('rip'))
  expect(event).toHaveSentryTag('gateway', (value) => value?.length === 6)
  expect(event).not.toHaveSentryTag('gateway', /^rip/)
  expect(event).not.toHaveSentryTag('gateway', expect.stringContaining('pay'))
  expect(event).not.toHaveSentryTag('gateway', (value) => value === '')
})

test('key and value compare as Sentry stores them', () => {
  const event = capture()
  expect(event).toHaveSentryTag('vip', true)
  expect(event).toHaveSentryTag('vip', 'True')
  expect(event).toHaveSentryTag('ratio', 1.5)
  expect(event).toHaveSentryTag('ratio', '1')
  expect(event).toHaveSentryTag('card type', 'visa')
  expect(event).toHaveSentryTag('card-type', 'visa')
  expect(event).not.toHaveSentryTag('vip', false)
  expect(event).not.toHaveSentryTag('vip', 'true')
  expect(event).not.toHaveSentryTag('ratio', '1.5')
})

describe('fails', () => {
  test('when the value is another', async () => {
    const event = capture()
    expect(await failureOf(() => expect(event).toHaveSentryTag('gateway', 'paypal'))).toStrictEqual(
      {
        message: [
          'expect(event).toHaveSentryTag("gateway", "paypal")',
          '',
          'Expected: a tag gateway: "paypal"',
          'Captured: gateway: "stripe"',
        ].join('\n'),
        expected: { gateway: 'paypal' },
        actual: { gateway: 'stripe' },
      },
    )
  })

  test('after coercion, in the diff too', async () => {
    const event = capture()
    expect(await failureOf(() => expect(event).toHaveSentryTag('vip', false))).toStrictEqual({
      message: [
        'expect(event).toHaveSentryTag("vip", false)',
        '',
        'Expected: a tag vip: "False"',
        'Captured: vip: "True"',
      ].join('\n'),
      expected: { vip: 'False' },
      actual: { vip: 'True' },
    })
    expect(await textOf(() => expect(event).toHaveSentryTag('card type', /amex/))).toBe(
      [
        'expect(event).toHaveSentryTag("card type", /amex/)',
        '',
        'Expected: a tag card-type: /amex/',
        'Captured: card-type: "visa"',
      ].join('\n'),
    )
  })

  test('when there is no such tag, with all that there are', async () => {
    const event = capture()
    const tags =
      '{"gateway": "stripe", "vip": "True", "ratio": "1", "card-type": "visa", "level": "error", ' +
      '"environment": "production", "handled": "yes", "mechanism": "generic"}'
    expect(await failureOf(() => expect(event).toHaveSentryTag('gatewy', 'stripe'))).toStrictEqual({
      message: [
        'expect(event).toHaveSentryTag("gatewy", "stripe")',
        '',
        'Expected: a tag gatewy: "stripe"',
        `Captured: tags ${tags}`,
      ].join('\n'),
      expected: { gatewy: 'stripe' },
      actual: { gatewy: undefined },
    })
    expect(await textOf(() => expect(event).toHaveSentryTag('gatewy'))).toBe(
      [
        'expect(event).toHaveSentryTag("gatewy")',
        '',
        'Expected: a tag gatewy',
        `Captured: tags ${tags}`,
      ].join('\n'),
    )
  })
})

describe('.not fails', () => {
  test('with the tag, and without a diff', async () => {
    const event = capture()
    expect(
      await failureOf(() => expect(event).not.toHaveSentryTag('gateway', /stripe/)),
    ).toStrictEqual({
      message: [
        'expect(event).not.toHaveSentryTag("gateway", /stripe/)',
        '',
        'Expected: no tag gateway: /stripe/',
        'Captured: gateway: "stripe"',
      ].join('\n'),
      expected: undefined,
      actual: undefined,
    })
    expect(await textOf(() => expect(event).not.toHaveSentryTag('vip'))).toBe(
      [
        'expect(event).not.toHaveSentryTag("vip")',
        '',
        'Expected: no tag vip',
        'Captured: vip: "True"',
      ].join('\n'),
    )
  })
})

describe('what says nothing in particular is an error, .not too', () => {
  async function problemsOf(...args: unknown[]): Promise<string> {
    const event = capture()
    const call = (assertion: object) =>
      Reflect.apply(Reflect.get(assertion, 'toHaveSentryTag'), assertion, args)
    const problem = await problemOf(() => call(expect(event)))
    expect(await problemOf(() => call(expect(event).not))).toBe(problem)
    return problem
  }

  test.each([
    ['undefined', undefined],
    ['null', null],
    ["''", ''],
  ])('%s', async (shown, given) => {
    const nothing = (what: string) =>
      `The ${what} was given as ${shown}, so this assertion would ask for nothing in particular. ` +
      `Is the name mistyped? To ask for any, leave the ${what} out.`
    expect(await problemsOf(given)).toBe(nothing('tag key'))
    expect(await problemsOf(given, 'stripe')).toBe(nothing('tag key'))
    expect(await problemsOf('gateway', given)).toBe(nothing('tag value'))
  })

  test('a key that is no string', async () => {
    expect(await problemsOf(/gate/)).toBe("A tag's key is a string, not /gate/.")
    expect(await problemsOf({ gateway: 'stripe' })).toBe(
      'A tag\'s key is a string, not {"gateway": "stripe"}.',
    )
  })

  test('what stands behind the value', async () => {
    expect(await problemsOf('gateway', 'stripe', 'paypal')).toBe(
      'This matcher takes 2 arguments at most, not 3.',
    )
  })

  test('a value that no tag can have', async () => {
    expect(await problemsOf('gateway', { name: 'stripe' })).toBe(
      'A tag\'s value is a text; {"name": "stripe"} is none.',
    )
    expect(await problemsOf('gateway', ['stripe'])).toBe(
      'A tag\'s value is a text; ["stripe"] is none.',
    )
    expect(await problemsOf('ratio', Number.NaN)).toBe(
      'No tag can be NaN: Sentry would not keep it.',
    )
  })
})
