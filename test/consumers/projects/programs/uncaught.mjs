import { Sentry } from './sdk.mjs'

Sentry.init({})
// nothing is waited for: thrown in a turn of its own, where nobody can catch it
setTimeout(() => {
  throw new TypeError('nobody caught this')
})
