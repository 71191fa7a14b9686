import type { Fault } from '../fault.js'

const REPORTS_HANDLED = "Sentry.captureException(error, { tags: { gateway: 'stripe' } })"
const RELEASE = "release: 'shop@1.4.0',"
const BUG = "response.json({ total: totalOf(JSON.parse('{}')) })"

export default [
  {
    name: 'a caught error is swallowed',
    file: 'app.ts',
    find: REPORTS_HANDLED,
    replace: "crypto.randomUUID().replaceAll('-', '')",
    says: 'Captured: nothing',
  },
  {
    name: 'captureException is called, and its event_id is not shown',
    file: 'app.ts',
    find: "error: 'the payment was declined', event_id }",
    replace: "error: 'the payment was declined', event_idd: event_id }",
    says: 'The event_id was given as undefined',
  },
  {
    name: 'a bug is swallowed',
    file: 'app.ts',
    find: BUG,
    replace: `try { ${BUG} } catch { response.status(500).json({}) }`,
    says: 'The event_id was given as undefined',
  },
  {
    name: 'the same error is reported twice',
    file: 'app.ts',
    find: `const event_id = ${REPORTS_HANDLED}`,
    replace: `const event_id = ${REPORTS_HANDLED}\n      Sentry.captureException(error)`,
    says: 'already_captured',
  },
  {
    name: 'the same error is reported twice, as an exception and as a message',
    file: 'app.ts',
    find: `const event_id = ${REPORTS_HANDLED}`,
    replace: `const event_id = ${REPORTS_HANDLED}\n      Sentry.captureMessage(String(error))`,
    says: '1 event unasserted',
  },
  {
    name: 'an error is wrapped in another before it is reported',
    file: 'app.ts',
    find: REPORTS_HANDLED,
    replace:
      "Sentry.captureException(new Error('checkout failed', { cause: error }), { tags: { gateway: 'stripe' } })",
    says: 'PaymentError',
  },
  {
    name: 'a message instead of an exception',
    file: 'app.ts',
    find: REPORTS_HANDLED,
    replace: "Sentry.captureMessage(String(error), { tags: { gateway: 'stripe' } })",
    says: 'Captured: 1 message; none match',
  },
  {
    name: 'an exception instead of a message',
    file: 'app.ts',
    find: "Sentry.captureMessage('mugs are running low', {",
    replace: "Sentry.captureException(new Error('mugs are running low'), {",
    says: 'Captured: 1 exception; none match',
  },
  {
    name: 'a wrong level',
    file: 'app.ts',
    find: "level: 'warning'",
    replace: "level: 'info'",
    says: '1 field differs: level',
  },
  {
    name: 'a wrong tag',
    file: 'app.ts',
    find: "gateway: 'stripe'",
    replace: "gateway: 'paypal'",
    says: '1 field differs: tags.gateway',
  },
  {
    name: 'a tag that is not set',
    file: 'app.ts',
    find: "Sentry.setTag('page', 'cart')",
    replace: '',
    says: '1 field differs: tags.page',
  },
  {
    name: 'a bug is caught and reported as handled',
    file: 'app.ts',
    find: BUG,
    replace: `try { ${BUG} } catch (error) {
      response.status(500).json({ event_id: Sentry.captureException(error) })
    }`,
    says: 'fields differ: handled',
  },
  {
    name: 'a caught error is reported as unhandled',
    file: 'app.ts',
    find: REPORTS_HANDLED,
    replace: `Sentry.withScope((scope) => {
        scope.setTag('gateway', 'stripe')
        return Sentry.captureException(error, { mechanism: { type: 'generic', handled: false } })
      })`,
    says: 'fields differ: handled',
  },
  {
    name: "the answer shows another event's event_id",
    file: 'app.ts',
    find: 'event_id: Sentry.lastEventId()',
    replace: "event_id: Sentry.captureMessage('something broke')",
    says: '1 field differs: event_id',
  },
  {
    name: 'beforeSend drops everything',
    file: 'instrument.ts',
    find: RELEASE,
    replace: `${RELEASE} beforeSend: () => null,`,
    says: 'Dropped: 1 error by before_send',
  },
  {
    name: 'beforeSend throws',
    file: 'instrument.ts',
    find: RELEASE,
    replace: `${RELEASE} beforeSend: () => { throw new Error('scrubber') },`,
    says: 'Dropped: 1 error by callback_error',
  },
  {
    name: 'errors are sampled out',
    file: 'instrument.ts',
    find: RELEASE,
    replace: `${RELEASE} sampleRate: 0,`,
    says: 'Dropped: 1 error by sample_rate',
  },
  {
    name: 'the SDK is never initialised',
    file: 'instrument.ts',
    find: 'Sentry.init({',
    replace: 'Object.freeze({',
    says: 'Sentry.init',
  },
  {
    name: 'the SDK is disabled',
    file: 'instrument.ts',
    find: RELEASE,
    replace: `${RELEASE} enabled: false,`,
    says: 'disabled',
  },
  {
    name: 'the SDK is initialised too late for Express',
    file: 'instrument.ts',
    find: "import * as Sentry from '@sentry/node'",
    replace: "import 'express'\nimport * as Sentry from '@sentry/node'",
    says: 'The event_id was given as undefined',
  },
  {
    name: 'the SDK is initialised again',
    file: 'app.ts',
    find: 'const app = express()',
    replace: 'const app = express()\n  Sentry.init({})',
    says: 'Another Sentry client took over',
  },
  {
    name: 'the SDK is closed on the way',
    file: 'app.ts',
    find: "response.json({ status: 'ordered', event_id })",
    replace: "response.json({ status: 'ordered', event_id })\n    void Sentry.close()",
    says: 'closed',
  },
] as const satisfies readonly Fault[]
