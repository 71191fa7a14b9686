import { createUserFeedbackEnvelope } from '@sentry/browser'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { beforeEach, expect, test } from 'vitest'
import { leaksOf } from './support/leaks.js'

const token = 'sk-live-4f9a1c'

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    release: 'shop@1.4.0',
    tracesSampleRate: 1,
    enableLogs: true,
    integrations: (defaults) => defaults.filter(({ name }) => name !== 'ProcessSession'),
  }),
)

beforeEach(() => {
  Sentry.getIsolationScope().setSession(undefined)
})

/** What an app may do with a token, and where it then stands. */
const ways: Record<string, { leak: () => unknown; at: string[] }> = {
  'an error message': {
    leak: () => Sentry.captureException(new Error(`no access with ${token}`)),
    at: ['event #1  payload.exception.values[0].value'],
  },
  'a cause': {
    leak: () => Sentry.captureException(new Error('no access', { cause: new Error(token) })),
    at: ['event #1  payload.exception.values[0].value'],
  },
  'a message': {
    leak: () => Sentry.captureEvent({ message: token }),
    at: ['event #1  payload.message'],
  },
  'a tag': {
    leak: () => Sentry.captureEvent({ tags: { 'api key': token } }),
    at: ['event #1  payload.tags["api key"]'],
  },
  'the user': {
    leak: () => Sentry.captureEvent({ user: { id: 7, session: token } }),
    at: ['event #1  payload.user.session'],
  },
  'a list in the extra data': {
    leak: () => Sentry.captureEvent({ extra: { keys: ['other', { value: token }] } }),
    at: ['event #1  payload.extra.keys[1].value'],
  },
  'a context': {
    leak: () => Sentry.captureEvent({ contexts: { vault: { token } } }),
    at: ['event #1  payload.contexts.vault.token'],
  },
  'a breadcrumb': {
    leak: () => Sentry.captureEvent({ breadcrumbs: [{}, { message: `got ${token}` }] }),
    at: ['event #1  payload.breadcrumbs[1].message'],
  },
  'the fingerprint': {
    leak: () => Sentry.captureEvent({ fingerprint: ['{{ default }}', token] }),
    at: ['event #1  payload.fingerprint[1]'],
  },
  'a header of a request': {
    leak: () => Sentry.captureEvent({ request: { headers: { Authorization: `Bearer ${token}` } } }),
    at: ['event #1  payload.request.headers.Authorization'],
  },
  'an attribute of a span': {
    leak: () => Sentry.startSpan({ name: 'pay', attributes: { token } }, () => {}),
    at: ['span #1  payload.items[0].attributes.token.value'],
  },
  'the body of a log': {
    leak: () => Sentry.logger.info(`paid with ${token}`),
    at: ['log #1  payload.items[0].body'],
  },
  'an attribute of a log': {
    leak: () => Sentry.logger.info('paid', { token }),
    at: ['log #1  payload.items[0].attributes.token.value'],
  },
  'an attribute of a metric': {
    leak: () => Sentry.metrics.count('paid', 1, { attributes: { token } }),
    at: ['trace_metric #1  payload.items[0].attributes.token.value'],
  },
  'the name of a metric': {
    leak: () => Sentry.metrics.count(`paid.${token}`),
    at: ['trace_metric #1  payload.items[0].name'],
  },
  'the slug of a check-in': {
    leak: () => Sentry.captureCheckIn({ monitorSlug: token, status: 'ok' }),
    at: ['check_in #1  payload.monitor_slug'],
  },
  'the user of a session': {
    leak: () => {
      Sentry.setUser({ id: token })
      Sentry.startSession()
      Sentry.endSession()
    },
    at: ['session #1  payload.did'],
  },
  feedback: {
    leak: () => Sentry.captureFeedback({ message: `my token is ${token}` }),
    at: ['feedback #1  payload.contexts.feedback.message'],
  },
  'an older user report': {
    leak: () => {
      const report = { event_id: 'a'.repeat(32), name: 'Ann', email: '', comments: token }
      const options = { metadata: undefined, tunnel: undefined, dsn: undefined }
      return Sentry.getClient()?.sendEnvelope(createUserFeedbackEnvelope(report, options))
    },
    at: ['user_report #1  payload.comments'],
  },
  'the text of an attachment': {
    leak: () => attach({ filename: 'env.txt', data: `TOKEN=${token}` }),
    at: ['attachment #1  payload'],
  },
  'the bytes of an attachment': {
    leak: () => {
      const text = new TextEncoder().encode(token)
      attach({ filename: 'core.bin', data: new Uint8Array([0, 255, 195, ...text, 128]) })
    },
    at: ['attachment #1  payload'],
  },
  'the name of an attachment': {
    leak: () => attach({ filename: `${token}.txt`, data: '' }),
    at: ['attachment #1  header.filename'],
  },
}

function attach(attachment: { filename: string; data: string | Uint8Array }): void {
  Sentry.captureException(new Error('with a file'), { attachments: [attachment] })
}

test.for(Object.entries(ways))('%s', async ([, { leak, at }]) => {
  await leak()
  expect(await leaksOf(sentry, token)).toEqual(at.map((where) => `${where}  secret 1`))
  await expect(sentry).toHaveLeaked(token)
  await expect(sentry).not.toHaveLeaked('sk-live-other')
})

test('the second event is event #2, the second secret is secret 2', async () => {
  Sentry.captureMessage('fine')
  Sentry.captureMessage('token', { tags: { token } })
  expect(await leaksOf(sentry, /sk-test-\w+/, token)).toEqual([
    'event #2  payload.tags.token  secret 2',
  ])
})

test('what was dropped has not leaked', async () => {
  Sentry.addEventProcessor(() => null)
  Sentry.captureMessage(token)
  await expect(sentry).toHaveDropped('event_processor')
  await expect(sentry).not.toHaveLeaked(token)
})
