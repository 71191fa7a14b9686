import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe } from 'vitest'
import { unhandledSuite } from './suite.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

describe('crashes in a process with @sentry/node 11', () => {
  unhandledSuite({
    sentry,
    mechanisms: {
      uncaught: 'auto.node.onuncaughtexception',
      rejection: 'auto.node.onunhandledrejection',
    },
  })
})
