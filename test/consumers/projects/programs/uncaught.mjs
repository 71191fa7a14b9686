import { Sentry } from './sdk.mjs'

Sentry.init({})
setTimeout(() => {
  throw new TypeError('nobody caught this')
})
