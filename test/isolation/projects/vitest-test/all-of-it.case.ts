import * as Sentry from '@sentry/node'
import { createFakeTransport, type FakeTransport } from 'expect-sentry'
import { test } from 'expect-sentry/vitest'
import { afterAll, describe, expect, expectTypeOf } from 'vitest'
import { meeting } from '../../support/meeting.js'

const shared = createFakeTransport()
Sentry.init(shared.instrument({}))

/** The `test` of the door is Vitest's, with all that this has. */
const ran: string[] = []

afterAll(() => {
  expect(ran.sort()).toEqual(
    ['each 1', 'each 2', 'for 1', 'for 2', 'options', 'run if', 'skip unless', 'fails'].sort(),
  )
  // nothing of any of them is in the recording that plain tests share
  expect(shared.events).toEqual([])
})

// left aside on purpose: that the door's test can leave one aside is what the outer test asserts
test.todo('a test that nobody has written')

test.skip('a test that is left out', () => {
  ran.push('skip')
})

test.skipIf(true)('a test that is left out on a condition', () => {
  ran.push('skip if')
})

test.skipIf(false)('a test that is not left out', async ({ sentry }) => {
  ran.push('skip unless')
  Sentry.captureMessage('not left out')
  await expect(sentry).toHaveCapturedMessage('not left out')
})

test.runIf(true)('a test that runs on a condition', async ({ sentry }) => {
  ran.push('run if')
  Sentry.captureMessage('on a condition')
  await expect(sentry).toHaveCapturedMessage('on a condition')
})

test('options stand second', { timeout: 60_000 }, async ({ sentry }) => {
  ran.push('options')
  await expect(sentry).toHaveCapturedNothing()
})

test.fails('a test that has to fail', async ({ sentry }) => {
  ran.push('fails')
  await expect(sentry).toHaveCapturedMessage('never captured')
})

test('a test that gives itself up', ({ skip }) => {
  Sentry.captureMessage('given up')
  skip()
})

test.each([1, 2])('each: test %i', (number) => {
  ran.push(`each ${number}`)
  // has a client of its own too, although its arguments are those of the table
  expect(Sentry.lastEventId()).toBeUndefined()
  Sentry.captureMessage(`each ${number}`)
})

test.for([1, 2])('for: test %i', async (number, { sentry }) => {
  ran.push(`for ${number}`)
  Sentry.captureMessage(`for ${number}`)
  await expect(sentry).toHaveCapturedMessage(`for ${number}`)
  await expect(sentry).toHaveCapturedNothingElse()
})

describe('tried again', () => {
  const tries: number[] = []

  test('each try has a recording of its own', { retry: 2 }, async ({ sentry, task }) => {
    const { retryCount = 0 } = task.result ?? {}
    tries.push(retryCount)
    Sentry.captureMessage(`try ${retryCount}`)
    await expect(sentry).toHaveCapturedMessage(`try ${retryCount}`)
    await expect(sentry).toHaveCapturedNothingElse()
    expect(retryCount).toBe(2)
  })

  afterAll(() => {
    expect(tries).toEqual([0, 1, 2])
  })
})

describe('repeated', () => {
  test('each run has a recording of its own', { repeats: 2 }, async ({ sentry }) => {
    Sentry.captureMessage('once in a run')
    await expect(sentry).toHaveCapturedMessage('once in a run', { times: 1 })
  })
})

describe('extended', () => {
  interface Shop {
    readonly open: () => void
  }
  const extended = test.extend<{ shop: Shop }>({
    shop: async ({ sentry }, use) => {
      expectTypeOf(sentry).toEqualTypeOf<FakeTransport>()
      Sentry.captureMessage('the shop is built')
      await use({ open: () => Sentry.captureMessage('the shop is open') })
      Sentry.captureMessage('the shop is torn down')
    },
  })
  const met = meeting(2)

  extended.concurrent.for(['one', 'two'])(
    'with a fixture: %s',
    async (name, { sentry, shop, onTestFinished }) => {
      await met()
      shop.open()
      Sentry.captureMessage(name)
      await expect(sentry).toHaveCapturedMessage('the shop is built', { times: 1 })
      await expect(sentry).toHaveCapturedMessage('the shop is open', { times: 1 })
      await expect(sentry).toHaveCapturedMessage(name, { times: 1 })
      await expect(sentry).toHaveCapturedNothingElse()
      onTestFinished(async () => {
        // captured by the fixture when it was put away: of this test all the same
        await expect(sentry).toHaveCapturedMessage('the shop is torn down', { times: 1 })
      })
    },
  )
})

describe('hooks', () => {
  const met = meeting(2)

  test.beforeEach(({ sentry }) => {
    expect(sentry.events).toEqual([])
    Sentry.captureMessage('before each')
  })

  test.afterEach(async ({ sentry }) => {
    Sentry.captureMessage('after each')
    await expect(sentry).toHaveCapturedMessage('after each', { times: 1 })
  })

  test.concurrent.for(['one', 'two'])('are of the test: %s', async (name, { sentry }) => {
    await met()
    Sentry.captureMessage(name)
    await expect(sentry).toHaveCapturedMessage('before each', { times: 1 })
    await expect(sentry).toHaveCapturedMessage(name)
    await expect(sentry).toHaveCapturedNothingElse()
  })
})

describe.concurrent('in a suite whose tests are concurrent', () => {
  const met = meeting(2)

  for (const name of ['one', 'two']) {
    test(`test ${name}`, async ({ sentry }) => {
      await met()
      Sentry.captureMessage(name)
      await expect(sentry).toHaveCapturedMessage(name)
      await expect(sentry).toHaveCapturedNothingElse()
    })
  }
})
