import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeClient } from './support/client.js'

// one init after the other in this file: the SDK wants the one before it closed
afterEach(async () => {
  await Sentry.close()
})

describe('the options that instrument() returns', () => {
  const sentry = createFakeTransport()

  test('everything of the app stays, and its own object is left alone', () => {
    const beforeSend = vi.fn(() => null)
    const own = Object.freeze({ release: 'shop@1.4.0', environment: 'test', beforeSend })
    const options = sentry.instrument(own)
    expect(options).toMatchObject({ release: 'shop@1.4.0', environment: 'test' })
    expect(options.beforeSend).toBe(beforeSend)
    expect(options).not.toBe(own)
  })

  test('a DSN when there is none', () => {
    expect(sentry.instrument({}).dsn).toBe(sentry.dsn)
    expect(sentry.instrument({ dsn: '' }).dsn).toBe(sentry.dsn)
    const dsn = 'https://key@o1.ingest.sentry.io/1'
    expect(sentry.instrument({ dsn }).dsn).toBe(dsn)
    expect(createFakeTransport({ dsn }).instrument({}).dsn).toBe(dsn)
  })

  test('spotlight stays off, which would go out to the network', () => {
    expect(sentry.instrument({}).spotlight).toBe(false)
    expect(sentry.instrument({ release: 'shop', spotlight: true }).spotlight).toBe(false)
  })

  test('transportOptions stay beside a buffer for bursts', () => {
    const headers = { 'x-own': 'yes' }
    const { transportOptions } = sentry.instrument({ transportOptions: { headers } })
    expect(transportOptions).toEqual({ headers, bufferSize: 100_000 })
    expect(sentry.instrument({ transportOptions: { bufferSize: 3 } }).transportOptions).toEqual({
      bufferSize: 3,
    })
  })

  test('enabled: false is left alone', async () => {
    expect(sentry.instrument({ enabled: false }).enabled).toBe(false)
    expect('enabled' in sentry.instrument({})).toBe(false)
  })

  test('the transport is the fake one, whatever the app had', () => {
    const own = vi.fn()
    Sentry.init(sentry.instrument({ transport: own }))
    expect(own).not.toHaveBeenCalled()
  })
})

describe('what the app configured keeps working', () => {
  test('integrations as an array, beside the default ones', async () => {
    const sentry = createFakeTransport()
    const setup = vi.fn()
    const integrations = [{ name: 'Own', setup }]
    const client = Sentry.init(sentry.instrument({ integrations }))
    expect(setup).toHaveBeenCalledExactlyOnceWith(client)
    expect(client?.getIntegrationByName('Own')).toBe(integrations[0])
    expect(client?.getIntegrationByName('Dedupe')).toBeDefined()
    expect(integrations.map(({ name }) => name)).toEqual(['Own'])
    Sentry.captureMessage('recorded')
    await expect(sentry).toHaveCapturedMessage('recorded')
  })

  test('integrations as a function', async () => {
    const sentry = createFakeTransport()
    const setup = vi.fn()
    const client = Sentry.init(
      sentry.instrument({
        integrations: (defaults: { name: string }[]) => [
          ...defaults.filter(({ name }) => name !== 'Dedupe'),
          { name: 'Own', setup },
        ],
      }),
    )
    expect(setup).toHaveBeenCalledExactlyOnceWith(client)
    expect(client?.getIntegrationByName('Dedupe')).toBeUndefined()
    expect(client?.getIntegrationByName('ContextLines')).toBeDefined()
    Sentry.captureMessage('recorded')
    await expect(sentry).toHaveCapturedMessage('recorded')
  })

  test('no default integrations at all', async () => {
    const sentry = createFakeTransport()
    const error = new Error('recorded')
    Sentry.init(sentry.instrument({ defaultIntegrations: false }))
    Sentry.captureException(error)
    await expect(sentry).toHaveCapturedHandled(error)
    expect(sentry.lastEvent?.error).toBe(error)
  })

  test('hooks: beforeSend and beforeBreadcrumb change what is sent', async () => {
    const sentry = createFakeTransport()
    Sentry.init(
      sentry.instrument({
        beforeSend: (event) => ({ ...event, tags: { ...event.tags, seen: 'yes' } }),
        beforeBreadcrumb: (breadcrumb) => ({ ...breadcrumb, category: 'seen' }),
      }),
    )
    Sentry.addBreadcrumb({ message: 'before' })
    Sentry.captureException(new Error('boom'))
    await expect(sentry).toHaveCapturedHandled('boom', {
      tags: { seen: 'yes' },
      breadcrumbs: [{ message: 'before', category: 'seen' }],
    })
  })

  test('a buffer of its own size overflows as it would in production', async () => {
    const sentry = createFakeTransport()
    Sentry.init(sentry.instrument({ transportOptions: { bufferSize: 3 } }))
    const ids = Array.from({ length: 5 }, (_, index) =>
      Sentry.captureException(new Error(`${index}`)),
    )
    await sentry.settled()
    expect(sentry.events.map(({ event_id }) => event_id)).toEqual(ids.slice(0, 3))
    expect(sentry.drops.map(({ reason, event }) => [reason, event?.event_id])).toEqual([
      ['queue_overflow', ids[3]],
      ['queue_overflow', ids[4]],
    ])
  })
})

test('connected in the middle of a test, reset() goes back to what the app set right after its init', async () => {
  const sentry = createFakeTransport({ autoReset: false })
  Sentry.init(sentry.instrument({ initialScope: { tags: { from: 'the init' } } }))
  Sentry.setTag('after_init', 'yes')
  await sentry.settled()
  Sentry.setTag('leak', 'yes')
  await sentry.reset()
  Sentry.captureMessage('clean')
  await expect(sentry).toHaveCapturedMessage('clean', {
    tags: { from: 'the init', after_init: 'yes', leak: undefined },
  })
})

describe('one recording, several clients', () => {
  test('two inits through one fake transport: the later client answers', async () => {
    const sentry = createFakeTransport()
    Sentry.init(sentry.instrument({ release: 'first' }))
    Sentry.captureMessage('to the first')
    await Sentry.close()
    Sentry.init(sentry.instrument({ release: 'second' }))
    Sentry.captureMessage('to the second')
    await sentry.settled()
    expect(sentry.events.map(({ message, release }) => [message, release])).toEqual([
      ['to the first', 'first'],
      ['to the second', 'second'],
    ])
    await expect(sentry).not.toHaveCapturedException()
  })

  test('two clients side by side, in the order of all their calls', async () => {
    const sentry = createFakeTransport()
    const shop = makeClient(sentry.instrument({ release: 'shop' }))
    const billing = makeClient(sentry.instrument({ release: 'billing' }))
    shop.captureMessage('one')
    billing.captureException(new Error('two'))
    shop.captureException(new Error('three'))
    await expect(sentry).toHaveCapturedEvent({ times: 3 })
    expect(sentry.events.map(({ title, release }) => [title, release])).toEqual([
      ['one', 'shop'],
      ['Error: two', 'billing'],
      ['Error: three', 'shop'],
    ])
  })

  test('two recordings do not mix', async () => {
    const [one, other] = [createFakeTransport(), createFakeTransport()]
    makeClient(one.instrument({})).captureMessage('for one')
    makeClient(other.instrument({})).captureMessage('for the other')
    await expect(one).toHaveCapturedMessage('for one', { times: 1 })
    await expect(other).toHaveCapturedMessage('for the other', { times: 1 })
    await expect(one).not.toHaveCapturedMessage('for the other')
  })
})
