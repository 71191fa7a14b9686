import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { beforeEach, describe, expect, test } from 'vitest'
import { initCore, problemOf, textOf } from './helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

beforeEach(() => {
  for (const part of ['a', 'b', 'c']) Sentry.captureMessage(`stock of part ${part} is low`)
})

test('by default at least one has to match', async () => {
  await expect(sentry).toHaveCapturedMessage(/^stock/)
  await expect(sentry).toHaveCapturedMessage(/part b/)
  await expect(sentry).not.toHaveCapturedMessage(/part d/)
})

test('times asks for exactly so many', async () => {
  await expect(sentry).toHaveCapturedMessage(/^stock/, { times: 3 })
  await expect(sentry).toHaveCapturedMessage({ times: 3 })
  await expect(sentry).toHaveCapturedMessage({ message: /part (a|b)/, times: 2 })
  await textOf(() => expect(sentry).toHaveCapturedMessage(/^stock/, { times: 2 }))
  await textOf(() => expect(sentry).toHaveCapturedMessage(/^stock/, { times: 4 }))
  await textOf(() => expect(sentry).toHaveCapturedMessage({ message: /part (a|b)/, times: 1 }))
})

test('what was dropped is told where too little matched, not where too much did', async () => {
  Sentry.getClient()?.recordDroppedEvent('before_send', 'error')
  const tooMany = await textOf(() => expect(sentry).toHaveCapturedMessage(/^stock/, { times: 2 }))
  const tooFew = await textOf(() => expect(sentry).toHaveCapturedMessage(/^stock/, { times: 4 }))
  expect(tooFew).toContain('Dropped: 1 error by before_send')
  expect(tooMany).not.toContain('Dropped')
})

test('with .not it asks for any number but that', async () => {
  await expect(sentry).not.toHaveCapturedMessage(/^stock/, { times: 2 })
  await expect(sentry).not.toHaveCapturedMessage(/^stock/, { times: 4 })
  await expect(sentry).not.toHaveCapturedMessage(/^stock/, { times: 0 })
  await textOf(() => expect(sentry).not.toHaveCapturedMessage(/^stock/, { times: 3 }))
})

test('times: 0 is none, and its .not is one at least', async () => {
  await expect(sentry).toHaveCapturedMessage(/part d/, { times: 0 })
  await expect(sentry).toHaveCapturedException({ times: 0 })
  await textOf(() => expect(sentry).not.toHaveCapturedMessage(/part d/, { times: 0 }))
  await textOf(() => expect(sentry).toHaveCapturedMessage(/^stock/, { times: 0 }))
})

describe('times is a whole number', () => {
  test.each([
    ['-1', -1],
    ['1.5', 1.5],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['"3"', '3'],
    ['undefined', undefined],
    ['null', null],
    ['/3/', /3/],
  ])('%s is none', async (shown, times) => {
    // @ts-expect-error only a number is typed
    const query: { times: number } = { times }
    const problem = `times is a whole number from 0 up; ${shown} is none.`
    expect(await problemOf(() => expect(sentry).toHaveCapturedMessage(query))).toBe(problem)
    expect(await problemOf(() => expect(sentry).not.toHaveCapturedMessage(query))).toBe(problem)
  })
})
