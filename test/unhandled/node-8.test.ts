import * as Sentry from '@sentry/node-8'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { unhandledSuite } from './suite.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

describe('crashes in a process with @sentry/node 8', () => {
  unhandledSuite({
    sentry,
    mechanisms: { uncaught: 'onuncaughtexception', rejection: 'onunhandledrejection' },
  })
})
