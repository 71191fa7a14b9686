import type { FakeTransport } from 'expect-sentry'
import { test } from 'expect-sentry/vitest'
import { describe, expect, test as plainTest } from 'vitest'
import { meeting } from '../support/meeting.js'
import { expectProcessAsBefore } from '../support/process-state.js'
import type { Sdk } from '../support/sdk.js'

/** What the app has done at the top of the file: an init, and a tag after it. */
interface App {
  readonly sdk: Sdk
  /** The recording that all plain tests of the file share. */
  readonly shared: FakeTransport
  /** Whether two equal events in a row are one: in Node by default since SDK 11. */
  readonly hasDedupe: boolean
}

/** What belongs to one test, and what is as before after it. */
export function stateSuite({ sdk, shared, hasDedupe }: App): void {
  const appClient = sdk.getClient()
  expectProcessAsBefore()

  describe('a client of its own', () => {
    const clients = new Set<unknown>()

    test.concurrent.for(['one', 'two'])('in test %s', async (_, { sentry }) => {
      const client = sdk.getClient()
      clients.add(client)
      expect(client).not.toBe(appClient)
      await expect(sentry).toHaveCapturedNothing()
      // still the same after an await
      expect(sdk.getClient()).toBe(client)
    })

    plainTest('and the app has its own again', () => {
      expect(clients.size).toBe(2)
      expect(sdk.getClient()).toBe(appClient)
    })
  })

  describe('flush', () => {
    const met = meeting(2)

    test.concurrent('sends what the test has captured', async ({ sentry }) => {
      await met()
      sdk.captureException(new TypeError('boom'))

      // the other test waits for an answer that never comes
      expect(await sdk.flush(30_000)).toBe(true)
      expect(sentry.exceptions.map(({ title }) => title)).toEqual(['TypeError: boom'])
    })

    test.concurrent('waits for nothing of others', async ({ sentry }) => {
      let answer: () => void = () => {}
      const answered = new Promise<void>((resolve) => {
        answer = resolve
      })
      sentry.respondWith(() => answered.then(() => ({ statusCode: 200 })))
      sdk.captureMessage('unanswered')
      await met()
      expect(sentry.events).toEqual([])
      answer()
    })
  })

  describe('the last event id', () => {
    const met = meeting(2)

    test.concurrent.for([1, 2])('is that of test %i', async (number) => {
      expect(sdk.lastEventId()).toBeUndefined()
      await met()
      const event_id = sdk.captureMessage(`message ${number}`)
      await Promise.resolve()
      expect(sdk.lastEventId()).toBe(event_id)
    })

    plainTest('is nobody else’s', () => {
      expect(sdk.lastEventId()).toBeUndefined()
    })
  })

  describe('equal events', () => {
    const met = meeting(2)

    test.concurrent.for([1, 2])('are captured in each test, here in %i', async (_, { sentry }) => {
      await met()
      sdk.captureMessage('equal in both')
      await expect(sentry).toHaveCapturedMessage('equal in both', { times: 1 })
      await expect(sentry).not.toHaveDropped()
    })

    test('are one in a test where the SDK makes them one', async ({ sentry }) => {
      for (const _ of [1, 2, 3]) sdk.captureMessage('equal in one')
      await expect(sentry).toHaveCapturedMessage('equal in one', { times: hasDedupe ? 1 : 3 })
    })

    test('are one by one where another stands between them', async ({ sentry }) => {
      for (const message of ['a', 'b', 'a']) sdk.captureMessage(message)
      await expect(sentry).toHaveCapturedMessage('a', { times: 2 })
    })
  })

  describe('scopes', () => {
    test('begin with what the app set after its init', () => {
      expect(tagsOf(sdk)).toEqual({ initial_scope: 'yes', set_after_init: 'yes' })
      sdk.setTag('left_by_an_isolated_test', 'yes')
      sdk.setUser({ id: 'ann' })
      sdk.addBreadcrumb({ message: 'left' })
      sdk.getCurrentScope().setTag('left_on_the_current_scope', 'yes')
    })

    plainTest('are not changed for plain tests', () => {
      expect(tagsOf(sdk)).toEqual({ initial_scope: 'yes', set_after_init: 'yes' })
      expect(sdk.getIsolationScope().getScopeData()).toMatchObject({ user: {}, breadcrumbs: [] })
      sdk.setTag('left_by_a_plain_test', 'yes')
      sdk.getCurrentScope().setTag('left_by_a_plain_test', 'yes')
    })

    test('begin without what a plain test has left', () => {
      expect(tagsOf(sdk)).toEqual({ initial_scope: 'yes', set_after_init: 'yes' })
    })

    test('fork in withScope and withIsolationScope', async ({ sentry }) => {
      sdk.setTag('outer', 'yes')
      sdk.withScope((scope) => {
        scope.setTag('inner', 'scope')
        sdk.captureMessage('in a scope')
      })
      await sdk.withIsolationScope(async (scope) => {
        scope.setTag('inner', 'isolation')
        await Promise.resolve()
        sdk.captureMessage('in an isolation scope')
      })
      sdk.captureMessage('outside')

      const inner = async (message: string, value: string | undefined) =>
        expect(sentry).toHaveCapturedMessage(message, { tags: { outer: 'yes', inner: value } })
      await inner('in a scope', 'scope')
      await inner('in an isolation scope', 'isolation')
      await inner('outside', undefined)
    })
  })

  describe('the session of the process', () => {
    test('is a copy in a test', async ({ sentry }) => {
      sdk.captureException(new TypeError('boom'))
      await expect(sentry).toHaveCapturedSession({ errors: 1 })
    })

    plainTest('counts nothing of isolated tests', () => {
      const session = sdk.getIsolationScope().getSession()
      expect(session).toMatchObject({ status: 'ok', errors: 0 })
    })
  })

  describe('the shared recording', () => {
    test('has nothing of an isolated test', async ({ sentry }) => {
      sdk.captureMessage('isolated')
      await expect(sentry).toHaveCapturedMessage('isolated')
      expect(shared.items).toEqual([])
    })

    plainTest('nor after it', async () => {
      await expect(shared).toHaveCapturedNothing()
      sdk.captureMessage('plain')
      await expect(shared).toHaveCapturedMessage('plain')
    })

    test('forgets what a plain test has captured', async ({ sentry }) => {
      await expect(sentry).toHaveCapturedNothing()
      expect(shared.items).toEqual([])
    })
  })

  describe('reset', () => {
    test('puts the recording and the scopes of the test back', async ({ sentry }) => {
      sdk.setTag('before_reset', 'yes')
      sdk.getCurrentScope().setTag('before_reset', 'yes')
      sentry.respondWith({ statusCode: 500 })
      sdk.captureMessage('before')
      await sentry.reset()

      expect(tagsOf(sdk)).toEqual({ initial_scope: 'yes', set_after_init: 'yes' })
      expect(sdk.lastEventId()).toBeUndefined()
      sdk.captureMessage('after')
      await expect(sentry).toHaveCapturedMessage('after')
      await expect(sentry).toHaveCapturedNothingElse()
      await expect(sentry).not.toHaveDropped()
    })
  })
}

function tagsOf(sdk: Sdk): object {
  const [current, isolation] = [sdk.getCurrentScope(), sdk.getIsolationScope()]
  return { ...isolation.getScopeData().tags, ...current.getScopeData().tags }
}
