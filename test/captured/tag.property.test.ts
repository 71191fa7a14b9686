import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initCore } from '../matchers/helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

const KEYS = [
  ...[
    'gateway',
    'shop floor',
    'shop-floor',
    ' gateway',
    'os',
    'os.name',
    'custom.name',
    'monitor.id',
  ],
  ...[
    'level',
    'environment',
    'release',
    'transaction',
    'handled',
    'mechanism',
    'user',
    'dist',
    'url',
  ],
] as const

const value = fc.oneof(
  fc.constantFrom('stripe', '', ' stripe ', 'two\nlines', 'x'.repeat(201), 'ä'.repeat(200)),
  ...[fc.boolean(), fc.double(), fc.constant(null)],
)
const event = fc.record(
  {
    tags: fc.dictionary(fc.constantFrom(...KEYS), value, { minKeys: 4 }),
    level: fc.constantFrom('error', 'log', 'unheard of'),
    environment: fc.constantFrom('production', '', 'a/b', 'none'),
    release: fc.constantFrom('shop@1.4.0', 'latest', ''),
    transaction: fc.constantFrom('GET /orders', ''),
    contexts: fc.constantFrom(
      { os: { name: 'Linux', version: '6' } },
      { custom: { type: 'os', name: 'Plan 9' } },
      { monitor: { id: 'nightly' } },
      {},
    ),
    user: fc.constantFrom({ id: '7' }, {}),
    exception: fc.constantFrom(
      { values: [{ type: 'TypeError', mechanism: { type: 'generic', handled: false } }] },
      { values: [{ type: 'TypeError', mechanism: { handled: true } }] },
      { values: [] },
    ),
  },
  { requiredKeys: [] },
)

/** A query reads one tag of 10,000 events, and must not see another than `event.tags` has. */
test('one tag is what it is among all of them', () => {
  fc.assert(
    fc.property(event, (sent) => {
      const captured = sentry.event(Sentry.captureEvent(Object(sent)))
      for (const key of KEYS.map((name) => name.replaceAll(' ', '-'))) {
        expect(captured?.tag(key), key).toBe(captured?.tags[key])
      }
    }),
  )
})
