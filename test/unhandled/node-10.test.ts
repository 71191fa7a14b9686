import * as Sentry from '@sentry/node-10'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { unhandledSuite } from './suite.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

describe('crashes in a process with @sentry/node 10', () => {
  unhandledSuite({
    sentry,
    mechanisms: {
      uncaught: 'auto.node.onuncaughtexception',
      rejection: 'auto.node.onunhandledrejection',
    },
  })
})
