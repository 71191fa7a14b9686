import { expect, test } from 'vitest'
import { kind } from './cell.js'
import { init, sentry } from './recording.js'
import * as Sentry from './sdk.js'

init()

/** A function that only some SDKs have. */
function optional(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined
}

kind('log', {
  works() {
    test('its text, level and attributes', async () => {
      Sentry.logger.info('order placed', { order: 7, paid: true })
      Sentry.logger.warn(Sentry.logger.fmt`user ${'ann'} waits`)
      await expect(sentry).toHaveCapturedLog('order placed', {
        level: 'info',
        attributes: { order: 7, paid: true },
      })
      await expect(sentry).toHaveCapturedLog('user ann waits', { level: 'warn' })
      await expect(sentry).not.toHaveCapturedLog('order placed', { level: 'warn' })
    })
  },
  async none() {
    expect(optional(Sentry, 'logger')).toBeUndefined()
    await expect(sentry).not.toHaveCapturedLog()
  },
})

kind('metric', {
  works() {
    test('its name, type, value, unit and attributes', async () => {
      Sentry.metrics.count('orders', 2, { attributes: { shop: 'Bonn' } })
      Sentry.metrics.distribution('latency', 12.5, { unit: 'millisecond' })
      await expect(sentry).toHaveCapturedMetric('orders', {
        type: 'counter',
        value: 2,
        attributes: { shop: 'Bonn' },
      })
      await expect(sentry).toHaveCapturedMetric('latency', { value: 12.5, unit: 'millisecond' })
      await expect(sentry).not.toHaveCapturedMetric('orders', { value: 1 })
    })
  },
  async none() {
    expect(optional(optional(Sentry, 'metrics'), 'count')).toBeUndefined()
    await expect(sentry).not.toHaveCapturedMetric()
  },
})

kind('metric (statsd)', {
  works() {
    test('its name, type, value, unit and tags', async () => {
      const increment = optional(Sentry.metrics, 'increment')
      if (typeof increment !== 'function') throw new Error('no increment')
      increment('orders', 2, { tags: { shop: 'Bonn' }, unit: 'order' })
      await expect(sentry).toHaveCapturedMetric('orders', {
        type: 'counter',
        value: 2,
        unit: 'order',
        attributes: { shop: 'Bonn' },
      })
      await expect(sentry).not.toHaveCapturedMetric('orders', { value: 1 })
    })
  },
  async none() {
    expect(optional(optional(Sentry, 'metrics'), 'increment')).toBeUndefined()
    await expect(sentry).not.toHaveCapturedMetric()
  },
})

kind('check-in', {
  works() {
    test('a pair, with the config of its monitor', async () => {
      const monitorSlug = 'nightly'
      const config = { schedule: { type: 'crontab', value: '0 3 * * *' } } as const
      const checkInId = Sentry.captureCheckIn({ monitorSlug, status: 'in_progress' }, config)
      await expect(sentry).toHaveCapturedCheckIn('nightly', { closed: false })
      Sentry.captureCheckIn({ monitorSlug, status: 'ok', checkInId, duration: 4.5 })
      await expect(sentry).toHaveCapturedCheckIn('nightly', { status: 'ok', opened: true })
      await expect(sentry).toHaveCapturedCheckIn({ monitor_config: config, status: 'in_progress' })
      await expect(sentry).not.toHaveCapturedCheckIn({ closed: false })
    })
  },
  async none() {
    expect(optional(Sentry, 'captureCheckIn')).toBeUndefined()
    await expect(sentry).not.toHaveCapturedCheckIn()
  },
})

kind('feedback', {
  works() {
    test('its message, and who said it', async () => {
      const associatedEventId = Sentry.captureException(new Error('lost'))
      Sentry.captureFeedback({ message: 'broken', name: 'Ann', associatedEventId })
      await expect(sentry).toHaveCapturedFeedback('broken', {
        name: 'Ann',
        associated_event_id: associatedEventId,
      })
      await expect(sentry).not.toHaveCapturedFeedback('broken', { name: 'Bob' })
    })
  },
})

kind('user report', {
  works() {
    test('the older form of feedback', async () => {
      const captureUserFeedback = optional(Sentry, 'captureUserFeedback')
      if (typeof captureUserFeedback !== 'function') throw new Error('no captureUserFeedback')
      const event_id = Sentry.captureException(new Error('lost'))
      captureUserFeedback({ event_id, name: 'Ann', email: 'ann@example.com', comments: 'broken' })
      await expect(sentry).toHaveCapturedFeedback('broken', {
        source: 'user_report',
        contact_email: 'ann@example.com',
        associated_event_id: event_id,
      })
    })
  },
  async none() {
    expect(optional(Sentry, 'captureUserFeedback')).toBeUndefined()
    await expect(sentry).not.toHaveCapturedFeedback()
  },
})

kind('attachment', {
  works() {
    test('text, bytes and nothing, with their event', async () => {
      const data = new Uint8Array([0, 255, 10])
      const event_id = Sentry.captureException(new Error('with files'), {
        attachments: [
          { filename: 'a.txt', data: 'caf\u00e9', contentType: 'text/plain' },
          { filename: 'b.bin', data },
          { filename: 'c.log', data: '' },
        ],
      })
      await expect(sentry).toHaveCapturedAttachment('a.txt', { text: 'caf\u00e9', size: 5 })
      await expect(sentry).toHaveCapturedAttachment('b.bin', { data })
      await expect(sentry).toHaveCapturedAttachment('c.log', { size: 0 })
      await expect(sentry).not.toHaveCapturedAttachment('a.txt', { text: 'cafe' })
      expect(sentry.event(event_id)?.attachments).toHaveLength(3)
    })
  },
})
