import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { matchers } from 'expect-sentry/matchers'
import { describe, expect, test } from 'vitest'
import { failureOf, problemOf } from './helpers.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

const error = () => new TypeError('boom', { cause: new RangeError('too far') })

async function captureHandled(): Promise<void> {
  Sentry.captureException(error())
  await sentry.settled()
}

async function captureUnhandled(): Promise<void> {
  Sentry.captureException(error(), { mechanism: { handled: false } })
  await sentry.settled()
}

describe('toBeHandled', () => {
  test('passes when no exception of the chain is unhandled', async () => {
    await captureHandled()
    expect(sentry.lastEvent).toBeHandled()
    await captureUnhandled()
    expect(sentry.lastEvent).not.toBeHandled()
  })

  test('passes for a message', async () => {
    Sentry.captureMessage('stock is low')
    await sentry.settled()
    expect(sentry.lastEvent).toBeHandled()
    expect(sentry.lastEvent).not.toBeUnhandled()
  })

  test('fails', async () => {
    await captureUnhandled()
    expect(await failureOf(() => expect(sentry.lastEvent).toBeHandled())).toStrictEqual({
      message: [
        'expect(event).toBeHandled()',
        '',
        'Expected: a handled event',
        'Captured: TypeError: boom, unhandled',
      ].join('\n'),
      expected: { handled: 'yes' },
      actual: { handled: 'no' },
    })
  })

  test('.not fails', async () => {
    await captureHandled()
    expect(await failureOf(() => expect(sentry.lastEvent).not.toBeHandled())).toStrictEqual({
      message: [
        'expect(event).not.toBeHandled()',
        '',
        'Expected: no handled event',
        'Captured: TypeError: boom, handled',
      ].join('\n'),
      expected: undefined,
      actual: undefined,
    })
  })
})

describe('toBeUnhandled', () => {
  test('passes when some exception of the chain is unhandled', async () => {
    await captureUnhandled()
    expect(sentry.lastEvent).toBeUnhandled()
    await captureHandled()
    expect(sentry.lastEvent).not.toBeUnhandled()
  })

  test('fails', async () => {
    await captureHandled()
    expect(await failureOf(() => expect(sentry.lastEvent).toBeUnhandled())).toStrictEqual({
      message: [
        'expect(event).toBeUnhandled()',
        '',
        'Expected: an unhandled event',
        'Captured: TypeError: boom, handled',
      ].join('\n'),
      expected: { handled: 'no' },
      actual: { handled: 'yes' },
    })
  })

  test('.not fails', async () => {
    await captureUnhandled()
    expect(await failureOf(() => expect(sentry.lastEvent).not.toBeUnhandled())).toStrictEqual({
      message: [
        'expect(event).not.toBeUnhandled()',
        '',
        'Expected: no unhandled event',
        'Captured: TypeError: boom, unhandled',
      ].join('\n'),
      expected: undefined,
      actual: undefined,
    })
  })
})

test.each(['toBeHandled', 'toBeUnhandled'])('%s takes no arguments', async (matcher) => {
  await captureHandled()
  for (const assertion of [expect(sentry.lastEvent), expect(sentry.lastEvent).not]) {
    const call = () => Reflect.apply(Reflect.get(assertion, matcher), assertion, [TypeError])
    expect(await problemOf(call)).toBe('This matcher takes no arguments.')
  }
})

test("a project's own matcher may call one: what passes has the call as its message, and no diff", async () => {
  Sentry.captureException(error())
  await sentry.settled()
  const call = (isNot: boolean) => matchers.toBeHandled?.call({ isNot }, sentry.lastEvent)
  const passed = await call(false)
  expect(passed).toStrictEqual({ pass: true, message: expect.any(Function) })
  expect(passed?.message()).toBe('expect(event).toBeHandled()')
  const failed = await call(true)
  expect(failed?.pass).toBe(true)
  expect(failed?.message()).toContain('Expected: no handled event\n')
})
