import { expect, test } from 'vitest'
import { facts, kind } from './cell.js'
import { init, sentry } from './recording.js'
import * as Sentry from './sdk.js'

init()

function order(): void {
  Sentry.startSpan({ name: 'GET /orders', op: 'http.server', attributes: { vip: true } }, () => {
    Sentry.startSpan({ name: 'db.query', op: 'db', attributes: { rows: 3 } }, () => {})
    Sentry.startSpan({ name: 'render', op: 'ui' }, (span) =>
      span.setStatus({ code: 2, message: 'internal_error' }),
    )
  })
}

kind('transaction', {
  works() {
    test('its name, operation, status and attributes', async () => {
      order()
      await expect(sentry).toHaveCapturedTransaction('GET /orders')
      await expect(sentry).toHaveCapturedTransaction('GET /orders', {
        op: 'http.server',
        status: 'ok',
        attributes: { vip: true },
      })
      await expect(sentry).not.toHaveCapturedTransaction('db.query')
      await expect(sentry).not.toHaveCapturedTransaction({ op: 'db' })
    })

    test('the item that this SDK sends for it', async () => {
      order()
      await sentry.settled()
      expect([...new Set(sentry.items.map(({ type }) => type))]).toEqual([facts.spanItem])
    })
  },
})

kind('span', {
  works() {
    test('its name, operation, status and attributes', async () => {
      order()
      await expect(sentry).toHaveCapturedSpan('db.query', { op: 'db' })
      await expect(sentry).toHaveCapturedSpan('db.query', { attributes: { rows: 3 } })
      await expect(sentry).toHaveCapturedSpan('render', { status: 'error' })
      await expect(sentry).not.toHaveCapturedSpan('db.query', { status: 'error' })
      await expect(sentry).not.toHaveCapturedSpan('db.query', { attributes: { rows: '3' } })
    })

    test('parents before their children', async () => {
      order()
      await sentry.settled()
      expect(sentry.spans.map(({ name }) => name)).toEqual(['GET /orders', 'db.query', 'render'])
      const [parent] = sentry.spans
      await expect(sentry).toHaveCapturedSpan('db.query', {
        parent_span_id: parent?.span_id,
        trace_id: parent?.trace_id,
        is_segment: false,
      })
    })
  },
})
