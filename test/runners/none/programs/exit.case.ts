import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

Sentry.captureException(new TypeError('boom'))
void expectSentry(sentry).toHaveCapturedHandled(TypeError)
process.exit(0)
