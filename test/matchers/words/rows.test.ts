import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, expect, test } from 'vitest'
import { initCore, textOf } from '../helpers.js'
import { A, B, C } from '../ids.js'

const sentry = createFakeTransport()
initCore(sentry)

const own = Object.getOwnPropertyDescriptor(process.stdout, 'columns')

afterEach(() => {
  setColumns(own?.value)
})

/** The width of the terminal; undefined without one. */
function setColumns(value: number | undefined): void {
  Object.defineProperty(process.stdout, 'columns', { value, configurable: true, writable: true })
}

/** The listed events of a failure. */
async function rowsOf(assertion: () => unknown): Promise<string[]> {
  return (await textOf(assertion)).split('\n').filter((line) => /^( ->| {3}) +\d+: /.test(line))
}

function capture(message: string, event_id: string): void {
  Sentry.captureException(new TypeError(message), { event_id })
}

const all = () => expect(sentry).not.toHaveCapturedEvent()

test('columns are aligned', async () => {
  setColumns(undefined)
  capture('boom', A)
  Sentry.captureEvent({ event_id: B, message: 'stock is low', level: 'warning' })
  Sentry.captureException(new RangeError('too far'), {
    event_id: C,
    mechanism: { type: 'checkout', handled: false },
  })
  expect(await rowsOf(all)).toEqual([
    `    1: TypeError: boom      handled    error    ${A}`,
    `    2: stock is low         message    warning  ${B}`,
    `    3: RangeError: too far  unhandled  error    ${C}`,
  ])
})

test('capture numbers are aligned too', async () => {
  for (let count = 1; count <= 10; count += 1) {
    capture(`boom ${count}`, count.toString(16).padStart(32, '0'))
  }
  expect(await rowsOf(() => expect(sentry).toHaveCapturedException('boom'))).toEqual([
    ' -> 10: TypeError: boom 10  handled  error  0000000000000000000000000000000a',
    '     9: TypeError: boom 9   handled  error  00000000000000000000000000000009',
    '     8: TypeError: boom 8   handled  error  00000000000000000000000000000008',
  ])
})

test('without a terminal a row has 120 columns at most', async () => {
  setColumns(undefined)
  capture('x'.repeat(90), A)
  capture('boom', B)
  const [long, short] = await rowsOf(all)
  expect(long).toBe(`    1: TypeError: ${'x'.repeat(49)}...  handled  error  ${A}`)
  expect(long).toHaveLength(120)
  expect(short).toBe(`    2: ${'TypeError: boom'.padEnd(63)}  handled  error  ${B}`)
})

test.each([100, 80])('a terminal of %d columns cuts the title', async (columns) => {
  setColumns(columns)
  capture('x'.repeat(90), A)
  const [row] = await rowsOf(all)
  expect(row).toBe(`    1: TypeError: ${'x'.repeat(columns - 71)}...  handled  error  ${A}`)
  expect(row).toHaveLength(columns)
})

test('the title gives way to the columns that only some of the rows have', async () => {
  setColumns(90)
  Sentry.getClient()?.recordDroppedEvent('before_send', 'log_item')
  Sentry.getCurrentScope().addEventProcessor(() => null)
  capture('x'.repeat(90), A)
  await sentry.settled()
  const rows = await rowsOf(() => expect(sentry).not.toHaveDropped())
  expect(rows).toMatchInlineSnapshot(`
    [
      "    1: log_item              before_send      1 log_item",
      "    2: TypeError: xxxxxx...  event_processor  1 error     aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ]
  `)
  expect(rows[1]).toHaveLength(90)
})

test('a narrow one leaves something of the title and cuts the id', async () => {
  setColumns(60)
  capture('x'.repeat(90), A)
  expect(await rowsOf(all)).toEqual([
    '    1: TypeError: xxxxxx...  handled  error  aaaaaaaaaaaa...',
  ])
})

test('a wide one cuts nothing', async () => {
  setColumns(200)
  capture('x'.repeat(90), A)
  expect(await rowsOf(all)).toEqual([`    1: TypeError: ${'x'.repeat(90)}  handled  error  ${A}`])
})

test('an event is one line, whatever it says', async () => {
  setColumns(undefined)
  capture('first line\nsecond line\r\nthird', A)
  Sentry.captureEvent({ event_id: B, message: '\n  first line\rsecond line' })
  expect(await rowsOf(all)).toEqual([
    `    1: TypeError: first line  handled  error  ${A}`,
    `    2: first line             message  error  ${B}`,
  ])
})
