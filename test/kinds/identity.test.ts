import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { beforeEach, expect, test } from 'vitest'
import { lines, textOf } from './support/failure.js'

// `toHaveCapturedLog(texts.greetign)` must not pass on any log, nor its negation on none
const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ enableLogs: true, tracesSampleRate: 1 }))

/** Each matcher of this family, and what its first argument is called. */
const matchers = [
  ['toHaveCapturedTransaction', 'name'],
  ['toHaveCapturedSpan', 'name'],
  ['toHaveCapturedLog', 'message'],
  ['toHaveCapturedMetric', 'name'],
  ['toHaveCapturedCheckIn', 'monitor slug'],
  ['toHaveCapturedSession', 'status'],
  ['toHaveCapturedFeedback', 'message'],
  ['toHaveCapturedAttachment', 'filename'],
  ['toHaveCapturedReplay', 'replay_id'],
] as const

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

test.for(matchers)('%s: an unknown key is an error, in both polarities', async ([matcher]) => {
  for (const isNot of [false, true]) {
    const text = await textOf(() => call(isNot, matcher, { paylod: {} }))
    expect(text).toContain('has "paylod". Did you mean "payload"? A query may name: ')
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
