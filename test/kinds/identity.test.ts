import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { beforeEach, expect, test } from 'vitest'
import { lines, textOf } from './support/failure.js'

// `toHaveCapturedLog(texts.greetign)` must not pass on any log, nor its negation on none
const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ enableLogs: true, tracesSampleRate: 1 }))

/** Each matcher of this family, what its first argument is called, and what a query may name. */
const matchers = [
  ['toHaveCapturedTransaction', 'name', 'transaction', spanKeys()],
  ['toHaveCapturedSpan', 'name', 'span', spanKeys()],
  ['toHaveCapturedLog', 'message', 'log', 'body, level, attributes, trace_id, timestamp'],
  [
    'toHaveCapturedMetric',
    'name',
    'metric',
    'name, type, value, unit, attributes, trace_id, timestamp',
  ],
  [
    'toHaveCapturedCheckIn',
    'monitor slug',
    'check-in',
    'check_in_id, monitor_slug, status, duration, monitor_config, release, environment, closed, ' +
      'opened',
  ],
  [
    'toHaveCapturedSession',
    'status',
    'session',
    'sid, did, status, init, errors, started, timestamp, duration, attrs, quantity',
  ],
  [
    'toHaveCapturedFeedback',
    'message',
    'feedback',
    'event_id, message, name, contact_email, url, source, associated_event_id, replay_id, tags',
  ],
  [
    'toHaveCapturedAttachment',
    'filename',
    'attachment',
    'filename, content_type, attachment_type, data, text, size',
  ],
  [
    'toHaveCapturedReplay',
    'replay_id',
    'replay',
    'replay_id, segment_id, replay_type, urls, error_ids, trace_ids, recording',
  ],
] as const

function spanKeys(): string {
  return (
    'name, op, status, trace_id, span_id, parent_span_id, is_segment, attributes, ' +
    'start_timestamp, timestamp, duration'
  )
}

/** Calls a matcher as JavaScript may, whatever its types say. */
async function call(isNot: boolean, matcher: string, ...args: unknown[]): Promise<void> {
  const assertion = isNot ? expect(sentry).not : expect(sentry)
  const method: unknown = Reflect.get(assertion, matcher)
  if (typeof method !== 'function') throw new Error(`there is no ${matcher}`)
  await Reflect.apply(method, assertion, args)
}

beforeEach(() => {
  Sentry.startSpan({ name: 'all' }, () => {})
  Sentry.logger.info('all')
  Sentry.metrics.count('all')
  Sentry.captureCheckIn({ monitorSlug: 'all', status: 'ok' })
  Sentry.captureFeedback({ message: 'all' }, { attachments: [{ filename: 'all', data: '' }] })
})

test.for(matchers)('%s: an identity of nothing is an error', async ([matcher, name]) => {
  for (const isNot of [false, true]) {
    for (const [nothing, shown] of [
      [undefined, 'undefined'],
      [null, 'null'],
      ['', "''"],
    ]) {
      expect(await textOf(() => call(isNot, matcher, nothing))).toBe(
        lines(
          `expect(sentry)${isNot ? '.not' : ''}.${matcher}(${nothing === '' ? '""' : shown})`,
          '',
          `The ${name} was given as ${shown}, so this assertion would ask for nothing in ` +
            `particular. Is the name mistyped? To ask for any, leave the ${name} out.`,
        ),
      )
    }
  }
})

test.for(matchers)('%s: an identity that is no text is an error', async ([matcher, name]) => {
  for (const isNot of [false, true]) {
    expect(await textOf(() => call(isNot, matcher, 7))).toBe(
      lines(
        `expect(sentry)${isNot ? '.not' : ''}.${matcher}(7)`,
        '',
        `The ${name} is a string or a RegExp; 7 is neither.`,
      ),
    )
  }
})

/** A profile has no identity, and keys all the same. */
const asked = [
  ...matchers.map(([matcher, , noun, keys]) => [matcher, noun, keys] as const),
  [
    'toHaveCapturedProfile',
    'profile',
    'profiler_id, chunk_id, event_id, platform, version, release, environment',
  ],
] as const

test.for(asked)('%s: an unknown key is an error, which names all there are', async (row) => {
  const [matcher, noun, keys] = row
  for (const isNot of [false, true]) {
    expect(await textOf(() => call(isNot, matcher, { paylod: {} }))).toBe(
      lines(
        `expect(sentry)${isNot ? '.not' : ''}.${matcher}({ paylod: {} })`,
        '',
        `No ${noun} has "paylod". Did you mean "payload"? A query may name: ${keys}, payload, ` +
          'envelope, times. Anything else is reached through payload.',
      ),
    )
  }
})

// those of which beforeEach made one
test.for(matchers.filter(([, name]) => !/status|replay/.test(name)))(
  '%s: an asymmetric matcher is an identity, and a /g RegExp finds each time',
  async ([matcher]) => {
    const pattern = /all/g
    for (const identity of [expect.stringMatching(/^a/), pattern, pattern, 'all']) {
      await call(false, matcher, identity, { times: 1 })
    }
    await call(true, matcher, expect.stringMatching(/^b/))
  },
)

test('the identity stands first, the query last, and nothing follows', async () => {
  expect(await textOf(() => call(false, 'toHaveCapturedLog', { level: 'info' }, 'all'))).toBe(
    lines(
      'expect(sentry).toHaveCapturedLog({ level: "info" }, "all")',
      '',
      'The query stands last; a second one makes no sense.',
    ),
  )
  expect(await textOf(() => call(false, 'toHaveCapturedLog', 'all', {}, {}))).toBe(
    lines(
      'expect(sentry).toHaveCapturedLog("all", {}, {})',
      '',
      'This matcher takes two arguments at most, not 3.',
    ),
  )
})
