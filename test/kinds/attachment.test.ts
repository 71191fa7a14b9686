import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { failureOf, lines, textOf } from './support/failure.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

interface Attached {
  filename: string
  data: string | Uint8Array
  contentType?: string
}

function capture(...attachments: Attached[]): string {
  return Sentry.captureException(new Error('with files'), { attachments })
}

test('a text attachment', async () => {
  capture({ filename: 'order.json', data: '{"sku":"café"}', contentType: 'application/json' })
  await expect(sentry).toHaveCapturedAttachment('order.json', {
    content_type: 'application/json',
    text: '{"sku":"café"}',
    size: 15,
  })
  await expect(sentry).toHaveCapturedAttachment(/\.json$/, { text: /café/ })
  await expect(sentry).toHaveCapturedAttachment()
  await expect(sentry).not.toHaveCapturedAttachment('order')
  await expect(sentry).not.toHaveCapturedAttachment('order.json', { text: 'café' })
  await expect(sentry).not.toHaveCapturedAttachment({ content_type: 'text/plain' })
})

test('a binary attachment keeps its bytes', async () => {
  const data = new Uint8Array([0, 255, 10, 13, 128])
  capture({ filename: 'core.bin', data })
  await expect(sentry).toHaveCapturedAttachment('core.bin', { data, size: 5 })
  await expect(sentry).toHaveCapturedAttachment({ content_type: undefined })
  await expect(sentry).not.toHaveCapturedAttachment({ data: new Uint8Array([0, 255, 10, 13]) })
  await expect(sentry).not.toHaveCapturedAttachment({ data: new Uint8Array([0, 255, 10, 13, 1]) })
})

test('an empty attachment', async () => {
  capture({ filename: 'empty.log', data: '' }, { filename: 'none.bin', data: new Uint8Array() })
  await expect(sentry).toHaveCapturedAttachment('empty.log', { text: '', size: 0 })
  await expect(sentry).toHaveCapturedAttachment('none.bin', { data: new Uint8Array(), size: 0 })
  await expect(sentry).not.toHaveCapturedAttachment({ size: 1 })
})

test('bytes that change after the capture change nothing', async () => {
  const data = new Uint8Array([1, 2, 3])
  capture({ filename: 'core.bin', data })
  await sentry.settled()
  data.fill(9)
  await expect(sentry).toHaveCapturedAttachment({ data: new Uint8Array([1, 2, 3]) })
})

test('attachments belong to their event', async () => {
  const first = capture({ filename: 'a.txt', data: 'A' }, { filename: 'b.txt', data: 'B' })
  const second = Sentry.captureMessage('no files')
  const third = Sentry.captureException(new Error('one file'), {
    attachments: [{ filename: 'c.txt', data: 'C' }],
  })
  await sentry.settled()
  const filesOf = (id: string) => sentry.event(id)?.attachments.map(({ filename }) => filename)
  expect([first, second, third].map(filesOf)).toEqual([['a.txt', 'b.txt'], [], ['c.txt']])
  expect(sentry.attachments.map(({ text }) => text)).toEqual(['A', 'B', 'C'])
  await expect(sentry).toHaveCapturedException('one file', { attachments: [{ text: 'C' }] })
  await expect(sentry).not.toHaveCapturedException('with files', { attachments: [{ text: 'A' }] })
  await expect(sentry).toHaveCapturedMessage({ attachments: [] })
})

test('attachments stand in the order of the capture calls, whatever arrives first', async () => {
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  Sentry.withScope((scope) => {
    scope.addEventProcessor(async (event) => {
      await held
      return event
    })
    capture({ filename: 'a.txt', data: 'A' })
  })
  const second = capture({ filename: 'b.txt', data: 'B' })
  await sentry.waitForEvent({ event_id: second })
  goOn()
  await sentry.settled()
  expect(sentry.attachments.map(({ text }) => text)).toEqual(['A', 'B'])
  // and so are their leaks told
  expect(await textOf(() => expect(sentry).not.toHaveLeaked(/^[AB]$/))).toMatch(
    / {4}1: attachment #1 .*\n {4}2: attachment #2 /,
  )
})

test('an attachment of the scope goes with each event', async () => {
  Sentry.withScope((scope) => {
    scope.addAttachment({ filename: 'state.txt', data: 'cart: 2 items' })
    Sentry.captureMessage('first')
    Sentry.captureException(new Error('second'))
  })
  await expect(sentry).toHaveCapturedAttachment('state.txt', { times: 2 })
  await expect(sentry).not.toHaveCapturedAttachment('state.txt', { times: 1 })
})

test('a special attachment has a type', async () => {
  Sentry.captureException(new Error('screen'), {
    attachments: [{ filename: 'tree.json', data: '{}', attachmentType: 'event.view_hierarchy' }],
  })
  await expect(sentry).toHaveCapturedAttachment({ attachment_type: 'event.view_hierarchy' })
  await expect(sentry).not.toHaveCapturedAttachment({ attachment_type: undefined })
})

test('a failure names the nearest attachment and what differs', async () => {
  capture({ filename: 'a.txt', data: 'A', contentType: 'text/plain' })
  capture({ filename: 'order.json', data: '{}' })
  const { message, expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedAttachment('order.json', { text: /sku/ }),
  )
  expect(message).toBe(
    lines(
      'expect(sentry).toHaveCapturedAttachment("order.json", { text: /sku/ })',
      '',
      'Expected: an attachment "order.json" with {"text": /sku/}',
      'Captured: 2 attachments; none match',
      ' -> 2: order.json              2 bytes',
      '    1: a.txt       text/plain  1 bytes',
      '',
      'Nearest: #2, 1 field differs: text',
    ),
  )
  expect(expected).toEqual({ filename: 'order.json', text: /sku/ })
  expect(actual).toEqual({ filename: 'order.json', text: '{}' })
})

test('a failure prints how many bytes there are, not the bytes', async () => {
  const data = new Uint8Array([1, 2, 3])
  capture({ filename: 'core.bin', data })
  expect(await textOf(() => expect(sentry).not.toHaveCapturedAttachment({ data }))).toBe(
    lines(
      'expect(sentry).not.toHaveCapturedAttachment({ data: [3 bytes] })',
      '',
      'Expected: no attachment with {"data": [3 bytes]}',
      'Captured: 1 attachment; 1 matches',
      '    1: core.bin    3 bytes',
    ),
  )
})
