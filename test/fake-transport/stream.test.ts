import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test, vi } from 'vitest'
import { makeClient } from './support/client.js'

const sentry = createFakeTransport()
const client = makeClient(
  sentry.instrument({
    release: 'shop@1.4.0',
    environment: 'test',
    beforeSend: (event) => (event.message === 'unwanted' ? null : event),
  }),
)

/** Two errors of one kind, a message between them. */
function captureThree(): string[] {
  return [
    client.captureException(new TypeError('boom')),
    client.captureMessage('stock is low', 'warning'),
    client.captureEvent({
      exception: {
        values: [{ type: 'TypeError', value: 'boom', mechanism: { type: 'own', handled: false } }],
      },
      tags: { gateway: 'stripe' },
    }),
  ]
}

describe('issues', () => {
  test('group by type and value, newest first', async () => {
    const [first, message, second] = captureThree()
    await sentry.settled()
    const issues = sentry.issues.map(({ title, handled, events }) => [
      title,
      handled,
      events.map(({ event_id }) => event_id),
    ])
    expect(issues).toEqual([
      ['TypeError: boom', 'no', [second, first]],
      ['stock is low', undefined, [message]],
    ])
  })

  test('first and last seen', async () => {
    for (const timestamp of [200, 100, 300]) {
      client.captureEvent({ message: 'stock is low', timestamp })
    }
    await sentry.settled()
    expect(sentry.issues).toMatchObject([{ firstSeen: 100, lastSeen: 300 }])
  })

  test('a fingerprint comes before type and value', async () => {
    client.captureEvent({ message: 'one', fingerprint: ['payment'] })
    client.captureEvent({ message: 'two', fingerprint: ['payment'] })
    client.captureEvent({ message: 'two', fingerprint: ['{{ default }}', 'eu'] })
    client.captureEvent({ message: 'three', fingerprint: ['{{ default }}', 'eu'] })
    client.captureEvent({ message: 'three', fingerprint: ['{{default}}', 'eu'] })
    await sentry.settled()
    expect(sentry.issues.map(({ events }) => events.map(({ message }) => message))).toEqual([
      ['three', 'three'],
      ['two'],
      ['two', 'one'],
    ])
  })
})

describe('toString() and print()', () => {
  test('the stream, with ids, handled, level and all tags', async () => {
    const [first, message, second] = captureThree()
    client.captureMessage('unwanted')
    await sentry.settled()
    const text = [
      'Issue stream: 2 issues, 3 events',
      '',
      'TypeError: boom  (2 events)',
      `  event_id  ${second}`,
      '  handled: no   level: error',
      '  tags      gateway: stripe, environment: test, release: shop@1.4.0, mechanism: own',
      `  event_id  ${first}`,
      '  handled: yes   level: error',
      '  tags      environment: test, release: shop@1.4.0, mechanism: generic',
      '',
      'stock is low',
      `  event_id  ${message}`,
      '  message   handled: (no tag)   level: warning',
      '  tags      environment: test, release: shop@1.4.0',
      '',
      'Dropped:',
      '  1 error by before_send: unwanted',
    ].join('\n')
    expect(String(sentry)).toBe(text)

    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    sentry.print()
    expect(log).toHaveBeenCalledExactlyOnceWith(text)
    log.mockRestore()
  })

  test('nothing yet', () => {
    expect(String(sentry)).toBe('Issue stream: nothing (no envelope reached the transport)')
  })
})
