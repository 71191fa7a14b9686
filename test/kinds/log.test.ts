import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { failureOf, lines, textOf } from './support/failure.js'

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    enableLogs: true,
    tracesSampleRate: 1,
    beforeSendLog: (log) => (log.message.includes('secret') ? null : log),
  }),
)

test('a log is found by its message', async () => {
  Sentry.logger.info('order placed')
  await expect(sentry).toHaveCapturedLog('order placed')
  await expect(sentry).toHaveCapturedLog(/placed$/)
  await expect(sentry).toHaveCapturedLog()
  await expect(sentry).not.toHaveCapturedLog('order')
  await expect(sentry).not.toHaveCapturedLog(/paid/)
})

test.for(['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)(
  'a log of the level %s',
  async (level) => {
    Sentry.logger[level]('said')
    await expect(sentry).toHaveCapturedLog('said', { level })
    const other = level === 'info' ? 'warn' : 'info'
    await expect(sentry).not.toHaveCapturedLog('said', { level: other })
  },
)

test('attributes are plain values', async () => {
  Sentry.logger.info('order placed', { order: 7, total: 9.5, paid: true, city: 'Bonn' })
  await expect(sentry).toHaveCapturedLog('order placed', {
    attributes: { order: 7, total: 9.5, paid: true, city: /^B/ },
  })
  await expect(sentry).toHaveCapturedLog({ attributes: { voucher: undefined } })
  await expect(sentry).not.toHaveCapturedLog({ attributes: { order: '7' } })
  await expect(sentry).toHaveCapturedLog({
    payload: { severity_number: 9, attributes: { order: { type: 'integer', value: 7 } } },
  })
})

test('a template is found as it was formatted, its parameters in the attributes', async () => {
  Sentry.logger.warn(Sentry.logger.fmt`user ${'ann'} ordered ${2}`)
  await expect(sentry).toHaveCapturedLog('user ann ordered 2', {
    attributes: {
      'sentry.message.template': 'user %s ordered %s',
      'sentry.message.parameter.0': 'ann',
      'sentry.message.parameter.1': 2,
    },
  })
})

test('a log belongs to the trace in which it was made', async () => {
  Sentry.startSpan({ name: 'request' }, () => Sentry.logger.info('inside'))
  await sentry.settled()
  const trace_id = sentry.transactions[0]?.trace_id
  expect(trace_id).toMatch(/^[0-9a-f]{32}$/)
  await expect(sentry).toHaveCapturedLog('inside', { trace_id })
  await expect(sentry).toHaveCapturedLog('inside', { timestamp: (seconds = 0) => seconds > 1e9 })
})

test('logs stand in the order of their calls, and each counts', async () => {
  for (const step of [1, 2, 3]) Sentry.logger.info(`step ${step}`)
  await expect(sentry).toHaveCapturedLog(/^step/, { times: 3 })
  await expect(sentry).not.toHaveCapturedLog(/^step/, { times: 2 })
  expect(sentry.logs.map(({ body }) => body)).toEqual(['step 1', 'step 2', 'step 3'])
  // the SDK packed them into one item
  expect(sentry.items.map(({ type, header }) => [type, header.item_count])).toEqual([['log', 3]])
})

test('what beforeSendLog drops was never captured', async () => {
  Sentry.logger.info('the secret')
  await expect(sentry).not.toHaveCapturedLog()
  await expect(sentry).toHaveDropped('before_send', { category: 'log_item', times: 1 })
})

test('a failure names the nearest log and what differs', async () => {
  Sentry.logger.info('cart opened')
  Sentry.logger.info('order placed', { order: 7 })
  const { message, expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedLog('order placed', { level: 'warn', attributes: { order: 8 } }),
  )
  expect(message).toBe(
    lines(
      'expect(sentry).toHaveCapturedLog("order placed", { level: "warn", attributes: { order: 8 } })',
      '',
      'Expected: a log "order placed" with {"level": "warn", "attributes": {"order": 8}}',
      'Captured: 2 logs; none match',
      ' -> 2: order placed  info',
      '    1: cart opened   info',
      '',
      'Nearest: #2, 2 fields differ: level, attributes.order',
    ),
  )
  expect(expected).toEqual({ body: 'order placed', level: 'warn', attributes: { order: 8 } })
  expect(actual).toEqual({ body: 'order placed', level: 'info', attributes: { order: 7 } })
})

test('a failure lists the logs that should not be there', async () => {
  for (const step of [1, 2, 3, 4]) Sentry.logger.debug(`step ${step}`)
  expect(await textOf(() => expect(sentry).not.toHaveCapturedLog())).toBe(
    lines(
      'expect(sentry).not.toHaveCapturedLog()',
      '',
      'Expected: no log',
      'Captured: 4 logs; 4 match',
      '    1: step 1  debug',
      '    2: step 2  debug',
      '    3: step 3  debug',
      '    ... 1 more',
    ),
  )
})

test('a wrong number of logs is told', async () => {
  Sentry.logger.info('again')
  Sentry.logger.info('again')
  expect(await textOf(() => expect(sentry).toHaveCapturedLog('again', { times: 3 }))).toBe(
    lines(
      'expect(sentry).toHaveCapturedLog("again", { times: 3 })',
      '',
      'Expected: a log "again", exactly 3 times',
      'Captured: 2 logs; 2 match',
      '    1: again  info',
      '    2: again  info',
    ),
  )
})
