import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createFakeIngest, type FakeIngest } from 'expect-sentry/ingest'
import { beforeAll, describe, expect, test } from 'vitest'

const shop = fileURLToPath(new URL('./shop.py', import.meta.url))
const python = ['python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import django, sentry_sdk']).status === 0,
)
const leftOut = python ? '' : ' (left out: no python3 with django and sentry_sdk)'

describe.skipIf(!python)(`a Django service${leftOut}`, () => {
  let sentry: FakeIngest
  let url: string

  beforeAll(async () => {
    sentry = await createFakeIngest()
    const service = sentry.run(python ?? '', [shop])
    url = (await service.printed(/listening on (\S+)/))[1] ?? ''
    return () => sentry.close()
  }, 60_000)

  /** Calls the service as a browser would, and reads the answer. */
  async function get(path: string): Promise<{ status: number; event_id: string }> {
    const response = await fetch(url + path)
    const { event_id } = JSON.parse(await response.text())
    return { status: response.status, event_id }
  }

  test('a declined payment is reported as handled', async () => {
    const { status, event_id } = await get('/handled')

    expect(status).toBe(402)
    await expect(sentry).toHaveCapturedHandled('the bank declined 12.50 EUR', {
      event_id,
      type: 'PaymentError',
      level: 'error',
      tags: { gateway: 'stripe', release: 'shop@1.4.0', environment: 'staging' },
    })
    await expect(sentry).not.toHaveCapturedUnhandled()
  })

  test('low stock is reported as a message', async () => {
    const { status, event_id } = await get('/message')

    expect(status).toBe(200)
    await expect(sentry).toHaveCapturedMessage('mugs are running low', {
      event_id,
      level: 'warning',
      transaction: '/message',
    })
  })

  test('a bug is reported as unhandled', async () => {
    const { status, event_id } = await get('/unhandled')

    expect(status).toBe(500)
    await expect(sentry).toHaveCapturedUnhandled("'items'", {
      event_id,
      type: 'KeyError',
      tags: { handled: 'no', mechanism: 'django', page: 'cart' },
    })
    await expect(sentry).toHaveCapturedNothingElse()
  })
})
