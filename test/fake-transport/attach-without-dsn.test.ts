import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, describe, expect, test, vi } from 'vitest'

// as apps do in tests and on laptops: no DSN, so nothing would ever be sent
const setup = vi.fn()
const processEvent = vi.fn((event: Sentry.Event) => event)
const client = Sentry.init({ integrations: [{ name: 'Own', setup, processEvent }] })

const sentry = createFakeTransport()
let detach = () => {}
afterEach(() => {
  detach()
  processEvent.mockClear()
})

describe('attach() to an app without a DSN', () => {
  test('records from then on, with the integrations of the app', async () => {
    detach = sentry.attach(Sentry)
    const error = new TypeError('boom')
    Sentry.captureException(error)
    await expect(sentry).toHaveCapturedHandled(error)
    expect(sentry.lastEvent?.error).toBe(error)
    expect(processEvent).toHaveBeenCalledTimes(1)
    // its own integrations give an event of the node SDK these
    expect(sentry.lastEvent?.contexts).toMatchObject({ runtime: { name: 'node' } })
    expect(client?.getDsn()?.host).toBe('expect-sentry.invalid')
  })

  test('detaching leaves a client without a DSN again', async () => {
    sentry.attach(Sentry)()
    expect(client?.getDsn()).toBeUndefined()
    expect(client?.getTransport()).toBeUndefined()
    await expect(expect(sentry).not.toHaveCapturedEvent()).rejects.toThrow(
      'No Sentry client was ever connected',
    )
  })

  test('attached again, no integration is set up or asked twice', async () => {
    detach = sentry.attach(Sentry)
    Sentry.captureException(new Error('boom'))
    await expect(sentry).toHaveCapturedHandled('boom', { times: 1 })
    expect(setup).toHaveBeenCalledTimes(1)
    expect(processEvent).toHaveBeenCalledTimes(1)
  })

  test('with a DSN of its own choice', async () => {
    const own = createFakeTransport({ dsn: 'https://key@o1.ingest.sentry.io/path/42' })
    detach = own.attach(Sentry)
    Sentry.captureException(new Error('boom'))
    await expect(own).toHaveCapturedHandled('boom')
    expect(client?.getDsn()).toMatchObject({
      protocol: 'https',
      publicKey: 'key',
      host: 'o1.ingest.sentry.io',
      path: 'path',
      projectId: '42',
    })
  })
})
