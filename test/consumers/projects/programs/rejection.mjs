import { Sentry } from './sdk.mjs'

Sentry.init({})
Promise.reject(new TypeError('nobody awaited this'))
