import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

process.exitCode = 3
void expectSentry(sentry).not.toHaveCapturedMessage()
