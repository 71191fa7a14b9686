import { fileURLToPath } from 'node:url'
import { createFakeIngest, type FakeIngest } from 'expect-sentry/ingest'
import { beforeAll, expect, test, vi } from 'vitest'

// a program starts as fast as the machine lets it
vi.setConfig({ testTimeout: 60_000 })

const program = fileURLToPath(new URL('./import-orders.mjs', import.meta.url))
let sentry: FakeIngest

beforeAll(async () => {
  sentry = await createFakeIngest()
  return () => sentry.close()
})

/** Runs the import to its end. */
const importOrders = (json: string) => sentry.run(process.execPath, [program, json])

test('good orders are nothing to report', async () => {
  const { exitCode } = await importOrders('[{ "id": "A-1", "sku": "mug-01" }]')

  expect(exitCode).toBe(0)
  await expect(sentry).not.toHaveCapturedEvent()
})

test('each order without a SKU is reported as handled, before the program ends', async () => {
  const { exitCode } = await importOrders('[{ "id": "A-2" }, { "id": "A-3" }]')

  expect(exitCode).toBe(2)
  await expect(sentry).toHaveCapturedHandled('an order without a SKU', { times: 2 })
  await expect(sentry).toHaveCapturedHandled({ type: 'RangeError', tags: { order: 'A-3' } })
  await expect(sentry).toHaveCapturedNothingElse()
})

test('a crash is unhandled and fatal, and the exit code says so too', async () => {
  const { exitCode, stderr } = await importOrders('these are no orders')

  expect(exitCode).toBe(1)
  expect(stderr).toContain('SyntaxError')
  await expect(sentry).toHaveCapturedUnhandled(SyntaxError, {
    level: 'fatal',
    tags: { handled: 'no', release: 'import@1.2.0' },
    times: 1,
  })
})
