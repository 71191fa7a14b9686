import { Sentry } from './sdk.mjs'

Sentry.init({ release: 'shop@1.4.0' })
try {
  throw new RangeError('the cart is empty')
} catch (error) {
  console.log(Sentry.captureException(error, { tags: { gateway: 'stripe' } }))
}
await Sentry.flush(30_000)
