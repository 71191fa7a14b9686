import type { FakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { failureOf, lines, textOf } from '../support/failure.js'

/** What is used of an SDK here: the same calls on every major, whatever it sends for them. */
export interface TracingSdk {
  startSpan<Result>(options: SpanOptions, callback: (span: StatusSpan) => Result): Result
}

interface SpanOptions {
  readonly name: string
  readonly op?: string
  readonly attributes?: Record<string, string | number | boolean>
  readonly startTime?: number
  readonly forceTransaction?: boolean
}

interface StatusSpan {
  setStatus(status: { code: 1 | 2; message?: string }): unknown
  end(timestamp?: number): void
}

/** These tests read the same whether an SDK streams spans or sends transactions. */
export function spanTests(Sentry: TracingSdk, sentry: FakeTransport): void {
  /** A request that asks a database: two spans, one in the other. */
  function order(rows = 3): void {
    Sentry.startSpan(
      { name: 'GET /orders', op: 'http.server', attributes: { route: '/orders', paid: true } },
      () => Sentry.startSpan({ name: 'db.query', op: 'db', attributes: { rows } }, () => {}),
    )
  }

  test('a transaction is found by its name', async () => {
    order()
    await expect(sentry).toHaveCapturedTransaction('GET /orders')
    await expect(sentry).toHaveCapturedTransaction(/^GET/)
    await expect(sentry).toHaveCapturedTransaction()
    await expect(sentry).not.toHaveCapturedTransaction('GET')
    await expect(sentry).not.toHaveCapturedTransaction(/^POST/)
  })

  test('a transaction has its operation, status and plain attributes', async () => {
    order()
    await expect(sentry).toHaveCapturedTransaction('GET /orders', {
      op: 'http.server',
      status: 'ok',
      is_segment: true,
      attributes: { route: '/orders', paid: true },
    })
    await expect(sentry).toHaveCapturedTransaction({ op: 'http.server' })
    await expect(sentry).not.toHaveCapturedTransaction('GET /orders', { op: 'http.client' })
    await expect(sentry).not.toHaveCapturedTransaction('GET /orders', { status: 'error' })
    await expect(sentry).not.toHaveCapturedTransaction({ attributes: { paid: 'true' } })
  })

  test('a span inside a transaction is none itself', async () => {
    order()
    await expect(sentry).toHaveCapturedSpan('db.query', { op: 'db', attributes: { rows: 3 } })
    await expect(sentry).toHaveCapturedSpan('db.query', { is_segment: false })
    await expect(sentry).not.toHaveCapturedTransaction('db.query')
    await expect(sentry).not.toHaveCapturedSpan('db.query', { attributes: { rows: 4 } })
    await expect(sentry).not.toHaveCapturedSpan('db.query', { attributes: { cols: 3 } })
  })

  test('a transaction is a span too, and parents stand before their children', async () => {
    order()
    await expect(sentry).toHaveCapturedSpan('GET /orders')
    await expect(sentry).toHaveCapturedSpan({ times: 2 })
    expect(sentry.spans.map(({ name }) => name)).toEqual(['GET /orders', 'db.query'])
    expect(sentry.transactions.map(({ name }) => name)).toEqual(['GET /orders'])
  })

  test('a parent stands first even where both begin at once, as under fake timers', async () => {
    const startTime = 1_700_000_000
    Sentry.startSpan({ name: 'outer', startTime }, () =>
      Sentry.startSpan({ name: 'middle', startTime }, () =>
        Sentry.startSpan({ name: 'inner', startTime }, () => {}),
      ),
    )
    await sentry.settled()
    expect(sentry.spans.map(({ name }) => name)).toEqual(['outer', 'middle', 'inner'])
  })

  test('parent and child know each other', async () => {
    order()
    await sentry.settled()
    const [parent] = sentry.transactions
    expect(parent?.span_id).toMatch(/^[0-9a-f]{16}$/)
    const { span_id, trace_id } = parent ?? {}
    await expect(sentry).toHaveCapturedSpan('db.query', { parent_span_id: span_id, trace_id })
    await expect(sentry).toHaveCapturedSpan('GET /orders', { parent_span_id: undefined })
    await expect(sentry).not.toHaveCapturedSpan('db.query', { parent_span_id: undefined })
    await expect(sentry).not.toHaveCapturedSpan('db.query', { parent_span_id: trace_id })
  })

  test('times and duration are in seconds', async () => {
    Sentry.startSpan({ name: 'import', startTime: 1_700_000_000 }, (span) =>
      span.end(1_700_000_002.5),
    )
    await expect(sentry).toHaveCapturedTransaction('import', {
      start_timestamp: 1_700_000_000,
      timestamp: 1_700_000_002.5,
      duration: 2.5,
    })
    await expect(sentry).toHaveCapturedSpan({ duration: (seconds = 0) => seconds > 2 })
    await expect(sentry).not.toHaveCapturedSpan({ duration: (seconds = 0) => seconds > 3 })
  })

  test('a failed span has the status error, whoever said so', async () => {
    Sentry.startSpan({ name: 'told' }, (span) => span.setStatus({ code: 2, message: 'not_found' }))
    const thrown = () =>
      Sentry.startSpan({ name: 'thrown' }, () => {
        throw new RangeError('too far')
      })
    expect(thrown).toThrow('too far')
    Sentry.startSpan({ name: 'fine' }, (span) => span.setStatus({ code: 1 }))
    await expect(sentry).toHaveCapturedSpan('told', { status: 'error' })
    await expect(sentry).toHaveCapturedSpan('thrown', { status: 'error' })
    await expect(sentry).toHaveCapturedSpan('fine', { status: 'ok' })
    await expect(sentry).not.toHaveCapturedSpan('told', { status: 'ok' })
    await expect(sentry).toHaveCapturedSpan({ status: 'error', times: 2 })
  })

  test('each of several transactions is counted', async () => {
    order(1)
    order(2)
    await expect(sentry).toHaveCapturedTransaction('GET /orders', { times: 2 })
    await expect(sentry).toHaveCapturedSpan('db.query', { attributes: { rows: 2 }, times: 1 })
    await expect(sentry).not.toHaveCapturedTransaction('GET /orders', { times: 1 })
    await expect(sentry).toHaveCapturedTransaction('GET /carts', { times: 0 })
  })

  test('a transaction forced inside another is one of its own', async () => {
    Sentry.startSpan({ name: 'outer' }, () =>
      Sentry.startSpan({ name: 'inner', forceTransaction: true }, () => {}),
    )
    await expect(sentry).toHaveCapturedTransaction('outer')
    await expect(sentry).toHaveCapturedTransaction('inner')
  })

  test('a failure names the nearest span and what differs', async () => {
    order()
    const { message, expected, actual } = await failureOf(() =>
      expect(sentry).toHaveCapturedSpan('db.query', { op: 'db', attributes: { rows: 7 } }),
    )
    const [request, query] = sentry.spans.map(({ span_id }) => span_id)
    expect(message).toBe(
      lines(
        'expect(sentry).toHaveCapturedSpan("db.query", { op: "db", attributes: { rows: 7 } })',
        '',
        'Expected: a span "db.query" with {"op": "db", "attributes": {"rows": 7}}',
        'Captured: 2 spans; none match',
        ` -> 2: db.query     db           ok  ${query}`,
        `    1: GET /orders  http.server  ok  ${request}`,
        '',
        'Nearest: #2, 1 field differs: attributes.rows',
      ),
    )
    expect(expected).toEqual({ name: 'db.query', op: 'db', attributes: { rows: 7 } })
    expect(actual).toEqual({ name: 'db.query', op: 'db', attributes: { rows: 3 } })
  })

  test('a failure lists what should not be there', async () => {
    order()
    const { message, expected } = await failureOf(() =>
      expect(sentry).not.toHaveCapturedTransaction(/orders/, { status: 'ok' }),
    )
    expect(message).toBe(
      lines(
        'expect(sentry).not.toHaveCapturedTransaction(/orders/, { status: "ok" })',
        '',
        'Expected: no transaction /orders/ with {"status": "ok"}',
        'Captured: 1 transaction; 1 matches',
        `    1: GET /orders  http.server  ok  ${sentry.transactions[0]?.span_id}`,
      ),
    )
    expect(expected).toBeUndefined()
  })

  test('a failure says that there is no transaction', async () => {
    expect(await textOf(() => expect(sentry).toHaveCapturedTransaction('GET /orders'))).toBe(
      lines(
        'expect(sentry).toHaveCapturedTransaction("GET /orders")',
        '',
        'Expected: a transaction "GET /orders"',
        'Captured: no transaction',
      ),
    )
  })
}
