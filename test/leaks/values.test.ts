import { createEnvelope } from '@sentry/core'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test, vi } from 'vitest'
import { textOf } from '../kinds/support/failure.js'
import { leaksOf } from './support/leaks.js'

// the SDK wraps the console, and this stays silent under it
vi.spyOn(console, 'log').mockImplementation(() => {})

const token = 'sk-live-4f9a1c'

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    beforeSend(event) {
      // after the SDK has cut cycles, hooks can make new ones
      if (event.extra?.cyclic) event.extra.self = event.extra
      return event
    },
  }),
)

describe('a RegExp', () => {
  test('tests each text, whatever its lastIndex', async () => {
    const pattern = /sk-live-\w+/g
    Sentry.captureEvent({ extra: { a: token, b: token } })
    for (const _ of [1, 2]) {
      pattern.lastIndex = 40
      expect(await leaksOf(sentry, pattern)).toEqual([
        'event #1  payload.extra.a  secret 1',
        'event #1  payload.extra.b  secret 1',
      ])
    }
    expect(pattern.lastIndex).toBe(40)
  })

  test('with anchors tests whole values and keys', async () => {
    Sentry.captureEvent({ extra: { text: `x ${token}`, 'sk-live-key': 1 } })
    await expect(sentry).not.toHaveLeaked(/^sk-live-[0-9a-f]+$/)
    await expect(sentry).toHaveLeaked(/^sk-live-key$/)
  })

  test('sees what a URL hides', async () => {
    Sentry.captureEvent({ extra: { url: '/?mail=ann%40example.com' } })
    await expect(sentry).toHaveLeaked(/\w+@example\.com/)
    await expect(sentry).not.toHaveLeaked(/\w+@example\.org/)
  })

  test('that is sticky finds what stands further back too', async () => {
    Sentry.captureEvent({ extra: { text: `token: ${token}` } })
    await expect(sentry).toHaveLeaked(/sk-live-\w+/y)
  })
})

describe('a text', () => {
  test('of six bytes is found in base64, a shorter one would be found in any id', async () => {
    Sentry.captureEvent({ extra: { body: btoa('s3cr3t'), short: btoa('s3cr3') } })
    expect(await leaksOf(sentry, 's3cr3t')).toEqual(['event #1  payload.extra.body  secret 1'])
    await expect(sentry).not.toHaveLeaked('s3cr3')
  })

  test('is not found in base64 of one that differs in its first or last character', async () => {
    Sentry.captureEvent({ extra: { first: btoa('w3cr3t'), last: btoa('s3cr3u') } })
    await expect(sentry).not.toHaveLeaked('s3cr3t')
  })

  test('is found beside percent signs that are no escapes', async () => {
    Sentry.captureEvent({ extra: { url: '/?x=%ff&y=100%&mail=ann%40example.com' } })
    await expect(sentry).toHaveLeaked('%ff&y=100%&mail=ann@example.com')
  })

  test('is found in JSON that writes characters by their number', async () => {
    Sentry.captureEvent({ extra: { body: '{"token":"\\u0073k-live-4f9a1c"}' } })
    expect(await leaksOf(sentry, token)).toEqual(['event #1  payload.extra.body  secret 1'])
  })
})

describe('numbers', () => {
  test('a card number that was sent as one', async () => {
    Sentry.captureEvent({ extra: { card: 4111111111111111 } })
    expect(await leaksOf(sentry, '4111111111111111')).toEqual([
      'event #1  payload.extra.card  secret 1',
    ])
    await expect(sentry).toHaveLeaked(/^4\d{15}$/)
    await expect(sentry).not.toHaveLeaked('4111111111111112')
  })

  test('a BigInt, which JSON cannot carry', async () => {
    Sentry.captureEvent({ tags: { account: 123456789012345678901n } })
    expect(await leaksOf(sentry, '123456789012345678901')).toEqual([
      'event #1  payload.tags.account  secret 1',
    ])
  })
})

describe('objects', () => {
  test('a cycle is looked at once', async () => {
    Sentry.captureEvent({ extra: { cyclic: true, token } })
    expect(await leaksOf(sentry, token)).toContain('event #1  payload.extra.token  secret 1')
    await expect(sentry).not.toHaveLeaked('sk-live-other')
  })

  test('what is null or false hides nothing beside it', async () => {
    Sentry.captureEvent({ extra: { cart: null, paid: false, list: [null, token] } })
    expect(await leaksOf(sentry, token)).toEqual(['event #1  payload.extra.list[1]  secret 1'])
  })

  test('a key that holds the secret is told by its place', async () => {
    Sentry.captureEvent({ extra: { users: [{ [`id:${token}`]: { name: 'Ann' } }] } })
    expect(await leaksOf(sentry, token)).toEqual([
      'event #1  payload.extra.users[0][secret] (key)  secret 1',
    ])
  })

  test('a key that holds one of several secrets is told by its place too', async () => {
    Sentry.captureEvent({ extra: { [token]: 'x', other: 'sk-live-other' } })
    const text = await textOf(() => expect(sentry).not.toHaveLeaked('sk-live-other', token))
    expect(text).toContain('payload.extra[secret] (key)  secret 2')
    expect(text).not.toContain(token)
  })

  test('what stands under such a key has a path without it', async () => {
    Sentry.captureEvent({ extra: { [token]: [`again ${token}`] } })
    expect(await leaksOf(sentry, token)).toEqual([
      'event #1  payload.extra[secret] (key)  secret 1',
      'event #1  payload.extra[secret][0]  secret 1',
    ])
  })

  test('the order of keys does no harm', async () => {
    Sentry.captureEvent({ extra: { z: 1, token, a: 2 } })
    Sentry.captureEvent({ message: 'again', extra: { a: 2, token, z: 1 } })
    expect(await leaksOf(sentry, token)).toHaveLength(2)
  })
})

describe('source context lines', () => {
  const sourceLines = () =>
    JSON.stringify(sentry.lastEvent?.payload.exception)
      .match(/"context_line":"[^"]*"/g)
      ?.join() ?? ''

  test('are the code of the app, and no leak', async () => {
    Sentry.captureException(new Error('quoted')) // const key = sk-source-77
    await sentry.settled()
    expect(sourceLines()).toContain('sk-source-77')
    await expect(sentry).not.toHaveLeaked('sk-source-77')
  })

  test('are no shelter for data with such names', async () => {
    Sentry.captureEvent({ extra: { frames: [{ context_line: token, post_context: token }] } })
    expect(await leaksOf(sentry, token)).toEqual([
      'event #1  payload.extra.frames[0].context_line  secret 1',
      'event #1  payload.extra.frames[0].post_context  secret 1',
    ])
    const data = { context_line: token }
    const mechanism = { type: 'generic', handled: true, data }
    Sentry.captureEvent({ exception: { values: [{ type: 'Error', value: 'boom', mechanism }] } })
    expect(await leaksOf(sentry, token)).toContain(
      'event #2  payload.exception.values[0].mechanism.data.context_line  secret 1',
    )
  })
})

describe('console breadcrumbs', () => {
  test('count, and are named: the test itself may have printed them', async () => {
    console.log(`debug: ${token}`)
    Sentry.addBreadcrumb({ category: 'auth', message: token })
    Sentry.captureMessage('after the output', { extra: { list: [token] } })
    const text = await textOf(() => expect(sentry).not.toHaveLeaked(token))
    expect(text).toContain('1 item in 1 envelope; 4 leaks')
    // three are listed
    expect(text).toMatch(/\n {4}3: .*\n {4}\.\.\. 1 more$/)
    await sentry.reset()
    Sentry.captureMessage('once more', { extra: { list: [token] } })
    expect(await leaksOf(sentry, token)).toEqual(['event #1  payload.extra.list[0]  secret 1'])
  })

  test('are not blamed for what stands elsewhere in their event', async () => {
    console.log('nothing of interest')
    Sentry.captureMessage('after the output', { extra: { list: [token] } })
    expect(await leaksOf(sentry, token)).toEqual(['event #1  payload.extra.list[0]  secret 1'])
    expect(sentry.lastEvent).toHaveBreadcrumb({ category: 'console' })
  })

  test('are named where an SDK wraps the list of them, as older ones do', async () => {
    const breadcrumbs = { values: [{ category: 'console', message: token }] }
    const envelope = createEnvelope({}, [[{ type: 'event' }, Object({ breadcrumbs })]])
    await Sentry.getClient()?.sendEnvelope(envelope)
    expect(await leaksOf(sentry, token)).toEqual([
      'event #1  payload.breadcrumbs.values[0].message  secret 1 (console breadcrumb)',
    ])
  })

  test('are told from others by their category', async () => {
    console.log(`debug: ${token}`)
    Sentry.addBreadcrumb({ category: 'auth', message: token })
    Sentry.captureMessage('after the output')
    expect(await leaksOf(sentry, token)).toEqual([
      'event #1  payload.breadcrumbs[0].data.arguments[0]  secret 1 (console breadcrumb)',
      'event #1  payload.breadcrumbs[0].message  secret 1 (console breadcrumb)',
      'event #1  payload.breadcrumbs[1].message  secret 1',
    ])
  })
})
