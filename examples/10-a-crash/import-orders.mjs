// @ts-check
import * as Sentry from '@sentry/node'

// the DSN comes from SENTRY_DSN, where the SDK looks when it is given none
Sentry.init({ release: 'import@1.2.0' })

/** @type {{ id: string, sku?: string }[]} */
const orders = JSON.parse(process.argv[2] ?? '')
const unknown = orders.filter(({ sku }) => !sku)

for (const { id } of unknown) {
  Sentry.captureException(new RangeError('an order without a SKU'), {
    tags: { order: id },
    fingerprint: ['an order without a SKU', id],
  })
}

// the SDK sends in the background, and `process.exit` does not wait for it
await Sentry.flush(2000)
process.exit(unknown.length === 0 ? 0 : 2)
