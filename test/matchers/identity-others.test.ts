import { createEnvelope } from '@sentry/core'
import * as Sentry from '@sentry/node'
import { createFakeTransport, type TextIdentity } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { textOf } from './helpers.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ beforeSend: (event) => (event.tags?.drop ? null : event) }))

describe('a message', () => {
  async function expectFound(message: TextIdentity): Promise<void> {
    await expect(sentry).toHaveCapturedMessage(message)
    await textOf(() => expect(sentry).not.toHaveCapturedMessage(message))
  }
  async function expectMissing(message: TextIdentity): Promise<void> {
    await expect(sentry).not.toHaveCapturedMessage(message)
    await textOf(() => expect(sentry).toHaveCapturedMessage(message))
  }

  test('is the whole text, or a RegExp on it', async () => {
    Sentry.captureMessage('stock is low')
    await expectFound('stock is low')
    await expectFound(/low$/)
    await expectFound(expect.stringContaining('is'))
    await expectMissing('stock')
    await expectMissing('stock is low!')
    await expectMissing(/^low/)
  })

  test('is formatted', async () => {
    Sentry.captureMessage(Sentry.parameterize`stock of ${'sku-1'} is ${2}`)
    await expectFound('stock of sku-1 is 2')
    await expectMissing('stock of %s is %s')
  })

  test('is no exception of that text', async () => {
    Sentry.captureException(new Error('stock is low'))
    Sentry.captureException('stock is low')
    await expectMissing('stock is low')
    await expect(sentry).toHaveCapturedException('stock is low', { times: 2 })
  })

  test('without a text is fitted by none', async () => {
    Sentry.captureEvent({ level: 'info' })
    await expectMissing('<unlabeled event>')
    await expectMissing(/.*/)
    await expect(sentry).toHaveCapturedMessage({ message: undefined })
  })
})

describe('an event_id', () => {
  const event_id = '0123456789abcdef0123456789abcdef'
  const dashed = '01234567-89ab-cdef-0123-456789abcdef'

  async function expectFound(id: TextIdentity): Promise<void> {
    await expect(sentry).toHaveCapturedEvent(id)
    await textOf(() => expect(sentry).not.toHaveCapturedEvent(id))
  }
  async function expectMissing(id: TextIdentity): Promise<void> {
    await expect(sentry).not.toHaveCapturedEvent(id)
    await textOf(() => expect(sentry).toHaveCapturedEvent(id))
  }

  test('is found however it is written', async () => {
    Sentry.captureException(new Error('boom'), { event_id })
    await expectFound(event_id)
    await expectFound(event_id.toUpperCase())
    await expectFound(dashed)
    await expectFound(dashed.toUpperCase())
    await expectFound(/^0123/)
    await expectMissing('f'.repeat(32))
    await expectMissing(/^0123$/)
  })

  test('in a query too', async () => {
    Sentry.captureException(new Error('boom'), { event_id })
    await expect(sentry).toHaveCapturedHandled({ event_id: dashed.toUpperCase() })
    await expect(sentry).toHaveCapturedHandled({ event_id: /^0123/ })
    await expect(sentry).toHaveCapturedHandled({ event_id: (id) => id.endsWith('def') })
    await expect(sentry).not.toHaveCapturedHandled({ event_id: 'f'.repeat(32) })
  })

  test.each([dashed, event_id.toUpperCase(), dashed.toUpperCase()])(
    'is found where the app itself has given %s',
    async (given) => {
      Sentry.captureEvent({ event_id: given, message: 'stock is low' })
      await expectFound(given)
      await expectFound(event_id)
      await expect(sentry).toHaveCapturedMessage({ event_id: given })
      expect(sentry.lastEvent?.event_id).toBe(event_id)
      expect(sentry.event(given)).toBe(sentry.lastEvent)
    },
  )

  test('that is none of 32 hex digits is found where an event has just this one', async () => {
    Sentry.captureEvent({ event_id: 'order-7', message: 'stock is low' })
    await expectFound('order-7')
    await expectFound(/^order/)
    await expect(async () => expect(sentry).not.toHaveCapturedEvent('order-8')).rejects.toThrow(
      '"order-8" is no event id',
    )
  })

  test('is not that of an event without one', async () => {
    const payload = { message: 'stock is low' }
    await Sentry.getClient()?.sendEnvelope(createEnvelope({}, [[{ type: 'event' }, payload]]))
    expect(sentry.lastEvent?.event_id).toBe('')
    await expectMissing(event_id)
    await expect(sentry).not.toHaveCapturedMessage({ event_id })
  })

  test('of a message is found', async () => {
    const id = Sentry.captureMessage('stock is low')
    await expectFound(id)
  })

  test('of what was dropped is not', async () => {
    const id = Sentry.captureException(new Error('boom'), { tags: { drop: true } })
    await expectMissing(id)
    await expect(sentry).toHaveDropped({ event_id: id })
  })
})

describe('a reason', () => {
  test('is the whole text, or a RegExp on it', async () => {
    Sentry.captureException(new Error('boom'), { tags: { drop: true } })
    await expect(sentry).toHaveDropped('before_send')
    await expect(sentry).toHaveDropped(/send$/)
    await expect(sentry).not.toHaveDropped('before')
    await expect(sentry).not.toHaveDropped(/^send/)
  })
})
