import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { beforeEach, describe, expect, test } from 'vitest'
import { initCore, problemOf } from './helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

beforeEach(() => {
  Sentry.captureException(new TypeError('boom'))
})

const EVENT_KEYS =
  'event_id, kind, title, type, value, message, causes, handled, unhandled, mechanism, tags, ' +
  'level, user, contexts, extra, request, breadcrumbs, fingerprint, transaction, release, ' +
  'environment, dist, logger, server_name, platform, timestamp, attachments, problems, payload, envelope, error'

describe('a key that no such item has is an error, not a mismatch', () => {
  async function problemsOf(query: object): Promise<string> {
    const problem = await problemOf(() => expect(sentry).toHaveCapturedHandled(query))
    expect(await problemOf(() => expect(sentry).not.toHaveCapturedHandled(query))).toBe(problem)
    expect(await problemOf(() => expect(sentry).toHaveCapturedHandled(TypeError, query))).toBe(
      problem,
    )
    return problem
  }

  test.each([
    ['tag', 'tags'],
    ['Tags', 'tags'],
    ['breadcrumb', 'breadcrumbs'],
    ['eventId', 'event_id'],
    ['id', 'kind'],
    ['fingerprints', 'fingerprint'],
    ['serverName', 'server_name'],
    ['env', 'environment'],
    ['time', 'times'],
    ['mesage', 'message'],
    ['handeld', 'handled'],
    ['cause', 'causes'],
    ['mechanism_type', 'mechanism'],
  ])('%s is near to %s', async (key, near) => {
    expect(await problemsOf({ [key]: 'x' })).toBe(
      `No exception has "${key}". Did you mean "${near}"? A query may name: ${EVENT_KEYS}, times. ` +
        'Anything else is reached through payload.',
    )
  })

  test.each(['sdk', 'modules', 'debug_meta', 'xyzzy'])('"%s" is near to none', async (key) => {
    expect(await problemsOf({ [key]: 'x' })).toBe(
      `No exception has "${key}". A query may name: ${EVENT_KEYS}, times. ` +
        'Anything else is reached through payload.',
    )
  })

  test('not even when it is asked to be absent', async () => {
    expect(await problemsOf({ tag: undefined })).toContain('Did you mean "tags"?')
  })

  test('what is not a field of its own is reached through payload', async () => {
    await expect(sentry).toHaveCapturedException({ payload: { sdk: { integrations: Boolean } } })
    await expect(sentry).not.toHaveCapturedException({ payload: { debug_meta: {} } })
  })
})

test('each kind names its items and its own keys', async () => {
  const event: object = { tag: 1 }
  expect(await problemOf(() => expect(sentry).toHaveCapturedMessage(event))).toBe(
    `No message has "tag". Did you mean "tags"? A query may name: ${EVENT_KEYS}, times. ` +
      'Anything else is reached through payload.',
  )
  expect(await problemOf(() => expect(sentry).toHaveCapturedEvent(event))).toContain(
    'No event has "tag". Did you mean "tags"?',
  )
  const drop: object = { reasons: 'before_send' }
  expect(await problemOf(() => expect(sentry).toHaveDropped(drop))).toBe(
    'No drop has "reasons". Did you mean "reason"? A query may name: reason, category, quantity, ' +
      `statusCode, event, ${EVENT_KEYS}, times. Anything else is reached through payload.`,
  )
  const breadcrumb: object = { mesage: 'x' }
  expect(await problemOf(() => expect(sentry.lastEvent).toHaveBreadcrumb(breadcrumb))).toBe(
    'No breadcrumb has "mesage". Did you mean "message"? ' +
      'A query may name: type, category, message, data, level, timestamp, event_id, times.',
  )
})

describe('an id that is asked for as nothing is an error', () => {
  test.each([
    ['undefined', undefined],
    ['null', null],
    ["''", ''],
  ])('event_id: %s', async (shown, event_id) => {
    const problem =
      `The event_id was given as ${shown}, so this assertion would ask for nothing in ` +
      'particular. Is the name mistyped? To ask for any, leave the event_id out.'
    // @ts-expect-error every event has an id
    const query: { event_id: string } = { event_id }
    expect(await problemOf(() => expect(sentry).toHaveCapturedHandled(query))).toBe(problem)
    expect(await problemOf(() => expect(sentry).not.toHaveCapturedHandled(query))).toBe(problem)
    expect(await problemOf(() => expect(sentry).not.toHaveDropped(query))).toBe(problem)
  })
})

test.each([
  ['true', true],
  ['false', false],
])('handled: %s is no tag', async (shown, handled) => {
  // @ts-expect-error it is 'yes', 'no' or undefined
  const query: { handled: 'yes' } = { handled }
  const problem =
    `handled is Sentry's tag, 'yes', 'no' or undefined, not ${shown}. ` +
    'To ask whether any exception of the chain is unhandled, use { unhandled: true }.'
  expect(await problemOf(() => expect(sentry).toHaveCapturedException(query))).toBe(problem)
  expect(await problemOf(() => expect(sentry).not.toHaveCapturedException(query))).toBe(problem)
})
