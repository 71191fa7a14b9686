import type { PackedItem } from '../../../src/recording/packed.js'
import { buildPageData } from '../../../src/report/data/build.js'
import type { PageData } from '../../../src/report/data/page-data.js'
import type { RecordedTest } from '../../../src/report/data/recorded-test.js'

/** A test of a run that recorded these events. */
export function recordedTest(name: string, events: readonly object[]): RecordedTest {
  return recordedItems(
    name,
    events.map((event) => ['event', event]),
  )
}

/** A test of a run that recorded these, of any type, each in an envelope of its own. */
export function recordedItems(
  name: string,
  items: readonly (readonly [type: string, payload: object])[],
): RecordedTest {
  return {
    file: 'test/shop.test.ts',
    name,
    project: '',
    state: 'passed',
    line: 7,
    link: 'vscode://file/test/shop.test.ts:7',
    attempts: 1,
    errors: [],
    recordings: [
      {
        attempt: 1,
        isShared: false,
        drops: [],
        envelopes: items.map((item, index) => ({ header: '{}', items: [packed(...item, index)] })),
      },
    ],
  }
}

function packed(type: string, payload: object, sequence: number): PackedItem {
  const header = JSON.stringify({ type })
  return { type, header, form: 'json', body: JSON.stringify(payload), sequence }
}

export function pageDataOf(tests: readonly RecordedTest[]): PageData {
  return buildPageData(tests, {
    generated: '2026-11-25T12:00:00.000Z',
    runner: 'Vitest 4.1.12',
    run: { files: 1, tests: tests.length, failed: 0 },
  })
}

/** Events as an SDK for Node sends them, of about 8 kB each, with stacks that are much alike. */
export function manyEvents(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    event_id: index.toString(16).padStart(32, '0'),
    timestamp: 1_790_000_000 + index,
    level: 'error',
    platform: 'node',
    release: 'shop@1.4.0',
    environment: 'test',
    tags: { gateway: index % 2 ? 'stripe' : 'paypal', order: `A-${index}` },
    exception: {
      values: [
        {
          type: 'PaymentError',
          value: `card declined for order A-${index}`,
          mechanism: { type: 'generic', handled: true },
          stacktrace: { frames: Array.from({ length: 20 }, (_, depth) => frame(depth, index)) },
        },
      ],
    },
    breadcrumbs: Array.from({ length: 10 }, (_, step) => ({
      timestamp: 1_790_000_000 + index,
      category: 'cart',
      message: `step ${step} of order A-${index}`,
    })),
    contexts: { runtime: { name: 'node', version: 'v20.20.2' }, os: { name: 'Debian' } },
  }))
}

function frame(depth: number, event: number): object {
  return {
    filename: `/app/src/module-${depth}.ts`,
    function: `step${depth}`,
    in_app: depth > 10,
    // the outermost call differs from one event to the next
    lineno: depth === 0 ? event : depth * 10,
    pre_context: ['function step() {', '  const order = read()'],
    context_line: '  return next(order)',
    post_context: ['}', ''],
  }
}
