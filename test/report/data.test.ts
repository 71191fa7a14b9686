import { expect, test } from 'vitest'
import type { PageData, Shared } from '../../src/report/data/page-data.js'
import { Room, readAttachments } from '../../src/report/data/read-items.js'
import { recordingsIn } from '../../src/report/data/recorded-test.js'
import { pageHtml } from '../../src/report/html.js'
import { Report } from '../../src/report/page/model.js'
import { Search } from '../../src/report/page/search.js'
import { manyEvents, pageDataOf, recordedItems, recordedTest } from './support/recorded.js'
import { dataOf, gzip } from './support/run-reported.js'

const event_id = 'a'.repeat(32)
const boom = {
  event_id,
  timestamp: 3,
  level: 'fatal',
  tags: { gateway: 'stripe' },
  exception: {
    values: [
      { type: 'RangeError', value: 'too far', mechanism: { type: 'chained', handled: false } },
      {
        type: 'TypeError',
        value: 'boom',
        mechanism: { type: 'generic', handled: true },
        stacktrace: {
          frames: [
            { filename: 'lib.js', in_app: false },
            { filename: 'app.ts', function: 'pay' },
          ],
        },
      },
    ],
  },
  breadcrumbs: [{ category: 'cart', message: 'a blue mug' }],
  contexts: { trace: { trace_id: 'b'.repeat(32) } },
}

test('an event is read as the matchers read it', () => {
  const data = pageDataOf([recordedTest('pays', [boom])])
  expect(data.events).toEqual([
    {
      event_id,
      kind: 'exception',
      title: 'TypeError: boom',
      culprit: 'app.ts in pay',
      level: 'fatal',
      handled: 'yes',
      unhandled: true,
      test: 0,
      timestamp: 3,
      trace_id: 'b'.repeat(32),
      tags: expect.any(Number),
      payload: expect.any(Number),
    },
  ])
  const tags: Shared<unknown> | undefined = data.events[0]?.tags
  expect(JSON.parse(data.shared[tags ?? -1] ?? '')).toMatchObject({
    gateway: 'stripe',
    handled: 'yes',
  })
})

test('a payload comes back whole, and what is alike in many stands there once', () => {
  const data = pageDataOf([recordedTest('pays', [boom, { ...boom, event_id: 'c'.repeat(32) }])])
  const report = new Report(data)
  expect(data.events.map((event) => report.payload(event))).toEqual([
    boom,
    { ...boom, event_id: 'c'.repeat(32) },
  ])
  expect(data.shared.filter((text) => text.includes('app.ts'))).toHaveLength(1)
})

test('issues are grouped over all tests, the newest first', () => {
  const message = { event_id: 'd'.repeat(32), message: 'stock is low', timestamp: 4 }
  const data = pageDataOf([
    recordedTest('first', [boom, message]),
    recordedTest('second', [{ ...boom, event_id: 'e'.repeat(32), timestamp: 1 }]),
  ])
  expect(data.issues).toEqual([
    { title: 'stock is low', events: [1] },
    { title: 'TypeError: boom', events: [0, 2] },
  ])
})

test('what has no list of its own in a page stands there in a line, of an unknown type too', () => {
  const discarded_events = [
    { reason: 'before_send', category: 'error', quantity: 2 },
    null,
    { reason: 'sample_rate', category: 'span', quantity: 1 },
  ]
  const data = pageDataOf([
    recordedItems('checks out', [
      ['client_report', { timestamp: 3, discarded_events }],
      ['client_report', {}],
      ['raw_security', { 'csp-report': {}, age: 7 }],
      ['hologram', { depth: 3 }],
    ]),
  ])
  expect(JSON.parse(data.shared[data.tests[0]?.items ?? -1] ?? '')).toEqual([
    {
      kind: 'security report',
      row: ['csp-report, age'],
      payload: { 'csp-report': {}, age: 7 },
    },
    {
      kind: 'client report',
      row: ['2 error by before_send, 1 span by sample_rate'],
      payload: { timestamp: 3, discarded_events },
    },
    { kind: 'client report', row: [''], payload: {} },
    { kind: 'hologram', row: ['hologram'], payload: { depth: 3 } },
  ])
})

function searched(data: PageData, query: string): string[] {
  return new Search(new Report(data)).issues('all', query).map(({ title }) => title)
}

test('search finds ids, text and tags, and all terms have to match', () => {
  const other = { event_id: 'd'.repeat(32), message: 'stock is low', tags: { gateway: 'paypal' } }
  const data = pageDataOf([recordedTest('pays', [boom]), recordedTest('counts', [other])])
  expect(searched(data, event_id)).toEqual(['TypeError: boom'])
  expect(searched(data, 'AAAAAAAA-AAAA-AAAA-aaaa-aaaaaaaaaaaa')).toEqual(['TypeError: boom'])
  expect(searched(data, 'STOCK')).toEqual(['stock is low'])
  expect(searched(data, 'blue mug')).toEqual(['TypeError: boom'])
  expect(searched(data, 'gateway:stripe')).toEqual(['TypeError: boom'])
  expect(searched(data, 'gateway:stri')).toEqual([])
  expect(searched(data, 'gateway:paypal low')).toEqual(['stock is low'])
  expect(searched(data, 'gateway:paypal boom')).toEqual([])
  expect(searched(data, 'shop.test.ts')).toHaveLength(2)
  expect(searched(data, '"is low"')).toEqual(['stock is low'])
  expect(searched(data, '"low is"')).toEqual([])
})

test('filters: unhandled by the flag, handled, messages, unasserted', () => {
  const handled = {
    event_id: 'f'.repeat(32),
    exception: { values: [{ type: 'Error', value: 'x' }] },
  }
  const message = { event_id: 'd'.repeat(32), message: 'stock is low' }
  const search = new Search(
    new Report(pageDataOf([recordedTest('pays', [boom, handled, message])])),
  )
  const titles = (filter: Parameters<Search['count']>[0]) =>
    search.issues(filter, '').map(({ title }) => title)
  expect(titles('unhandled')).toEqual(['TypeError: boom'])
  expect(titles('handled')).toEqual(['Error: x'])
  expect(titles('message')).toEqual(['stock is low'])
  expect(titles('dropped')).toEqual([])
  expect(titles('unasserted')).toHaveLength(3)
})

test('nothing recorded ends the element that holds the data', () => {
  const title = '</script><script>alert(1)</script><!--'
  const data = pageDataOf([recordedTest(title, [{ event_id, message: title }])])
  const html = pageHtml(data, { script: "const a = '</script>'", style: '', gzip })
  expect(html.match(/<\/script>/g)).toHaveLength(2)
  expect(html).not.toContain('<script>alert')
  expect(dataOf(html)).toEqual(data)
})

test('what was lost without an event stands with each test that lost some', () => {
  const lost = (name: string, quantity: number) => {
    const { recordings, ...test } = recordedTest(name, [])
    const drop = { reason: 'queue_overflow', category: 'log_item', quantity }
    return { ...test, recordings: recordings.map((one) => ({ ...one, drops: [drop] })) }
  }
  const data = pageDataOf([lost('first', 2), lost('second', 3)])
  expect(data.issues).toEqual([
    {
      title: '5 × log_item',
      events: [],
      tests: [0, 1],
      drop: { reason: 'queue_overflow', category: 'log_item', quantity: 5 },
    },
  ])
  expect(new Report(data).tests.map(({ issues }) => [...issues])).toEqual([[[0, 1]], [[0, 1]]])
})

test('files stand in a page until they are too large, alone or together', () => {
  const sizes = [1_000_001, ...Array.from({ length: 21 }, () => 1_000_000), 10]
  const room = new Room()
  const file = { filename: 'a.txt', content_type: undefined }
  const kept = sizes.map((size) =>
    readAttachments([{ ...file, size, data: new Uint8Array(1) }], room),
  )
  expect(kept.map(([one]) => one?.data !== undefined)).toEqual([
    false,
    ...Array.from({ length: 20 }, () => true),
    ...[false, false],
  ])
  expect(kept[0]).toEqual([{ filename: 'a.txt', size: 1_000_001 }])
})

test('a small page can be searched as a file, a large one is zipped; neither loses anything', () => {
  const parts = { script: '', style: '', gzip }
  const small = pageDataOf([recordedTest('pays', [boom])])
  expect(pageHtml(small, parts)).toContain(event_id)
  const large = pageDataOf([recordedTest('many', manyEvents(1_000))])
  const html = pageHtml(large, parts)
  expect(html.length).toBeLessThan(JSON.stringify(large).length / 5)
  expect(dataOf(html)).toEqual(large)
})

test('many events take much less room than their payloads', () => {
  const events = manyEvents(1_000)
  const data = pageDataOf([recordedTest('many', events)])
  expect(JSON.stringify(data).length).toBeLessThan(JSON.stringify(events).length / 2)
})

test('what another version left behind is an error, not an empty page', () => {
  expect(recordingsIn(undefined)).toEqual([])
  expect(() => recordingsIn({ version: 2, recordings: [] })).toThrow(
    'What the tests recorded is in a form that this version of expect-sentry does not know. ' +
      'Merge reports with the version that the tests ran with.',
  )
})
