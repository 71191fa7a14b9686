import { Sentry } from './sdk.mjs'

Sentry.init({ tracesSampleRate: 1 })
try {
  throw new RangeError('the cart is empty')
} catch (error) {
  console.log(Sentry.captureException(error, { tags: { gateway: 'stripe' } }))
}
await Sentry.flush(5_000)
