import type { CapturedEvent } from 'expect-sentry'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { problemsOfItem } from '../../src/captured/rules/problems.js'
import { isJsonObject, type JsonObject } from '../../src/recording/wire.js'
import { recorded, recordedEvent } from './support/sent.js'

/** What holds of every event, whatever an app puts into it. */
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('latest', ' spaced ', 'a\nb', '{{ default }}', '{{ type }}', 'warn', 'log', '7'),
  fc.integer({ min: 60, max: 300 }).map((length) => 'x'.repeat(length)),
)
const anything = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }))
const key = fc.oneof(
  fc.constantFrom('environment', 'release', 'level', 'os', 'card type', 'card-type', 'url', 'käse'),
  fc.string({ maxLength: 4 }),
)
const mechanism = fc.oneof(
  fc.record({ type: text, handled: fc.boolean(), synthetic: fc.boolean() }, { requiredKeys: [] }),
  anything,
)
const frame = fc.record(
  { filename: text, function: text, module: text, in_app: fc.boolean(), context_line: text },
  { requiredKeys: [] },
)
const exception = fc.oneof(
  fc.record(
    { type: text, value: anything, mechanism, stacktrace: fc.record({ frames: fc.array(frame) }) },
    { requiredKeys: [] },
  ),
  anything,
)
const tags = fc.oneof(
  fc.dictionary(key, anything),
  fc.array(fc.tuple(anything, anything)),
  anything,
)
const fields = fc.record(
  {
    ...{ release: anything, environment: anything, dist: anything, level: anything },
    ...{ transaction: anything, logger: anything, server_name: anything, site: anything },
    ...{ message: anything, platform: fc.constantFrom('node', 'javascript', 'python'), tags },
    fingerprint: fc.oneof(fc.array(anything, { maxLength: 3 }), anything),
    exception: fc.oneof(fc.record({ values: fc.array(exception, { maxLength: 3 }) }), exception),
    breadcrumbs: fc.oneof(fc.array(fc.dictionary(key, anything)), anything),
    ...{ user: fc.dictionary(key, anything), extra: fc.dictionary(key, anything) },
    ...{ contexts: fc.dictionary(key, anything), request: anything, timestamp: anything },
  },
  { requiredKeys: [] },
)

/** The same events in every run: what they find is found before a change lands. */
const runs = {
  numRuns: Number(process.env.PROPERTY_RUNS ?? 60),
  seed: Number(process.env.PROPERTY_SEED ?? 7),
}

/** Puts what Sentry keeps in the place of what was sent; what it removes is gone. */
function asKept({ payload, problems }: CapturedEvent): JsonObject {
  const copy = structuredClone(payload)
  for (const { path, kept, rule } of problems) {
    // they say how many frames are left, and a key that becomes another one, in words
    if (rule.startsWith('frames-') || path === 'payload.event_id') continue
    const steps = [...path.matchAll(/\.?([A-Za-z_$][\w$]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g)]
      .map(([, name, index, quoted]) => name ?? (quoted ? JSON.parse(quoted) : Number(index)))
      .slice(1)
    put(copy, steps, kept)
  }
  return copy
}

function put(holder: object, steps: readonly (string | number)[], kept: unknown): void {
  const last = steps.at(-1)
  const parent = steps.slice(0, -1).reduce<unknown>((value, step) => {
    return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  }, holder)
  if (last === undefined || typeof parent !== 'object' || parent === null) return
  // null is what Relay leaves where it removes something
  Reflect.set(parent, last, kept ?? null)
}

/** The same object with its keys in the other order, all the way down. */
function reordered(object: object): object {
  const entries = Object.entries(object).reverse()
  return Object.fromEntries(entries.map(([name, entry]) => [name, inOtherOrder(entry)]))
}

function inOtherOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOtherOrder)
  return isJsonObject(value) ? reordered(value) : value
}

test('no rule throws, and each problem says what was sent and where', () => {
  fc.assert(
    fc.property(fields, (sent) => {
      for (const { path, severity, kept } of recordedEvent(sent).problems) {
        expect(path).toMatch(/^payload\./)
        expect(kept === undefined).toBe(severity === 'removed' || severity === 'refused')
      }
    }),
    runs,
  )
})

test('nor does one of any other item, whatever stands in it', () => {
  const types = ['check_in', 'session', 'sessions', 'log', 'trace_metric', 'span', 'user_report']
  const names = ['monitor_slug', 'status', 'attrs', 'items', 'aggregates', 'started', 'timestamp']
  const payload = fc.oneof(
    fc.dictionary(fc.constantFrom(...names, 'monitor_config', 'sid'), anything),
    anything,
  )
  fc.assert(
    fc.property(fc.constantFrom(...types), payload, (type, sent) => {
      const [item] = recorded([[type, sent]]).items
      expect(item && problemsOfItem(item)).toBeInstanceOf(Array)
    }),
    runs,
  )
})

test('what Sentry keeps it keeps as it is', () => {
  const simple = fc.record(
    {
      ...{ level: anything, transaction: text, logger: text, server_name: text, release: text },
      ...{ environment: text, extra: fc.dictionary(text, text), site: text },
      fingerprint: fc.array(fc.oneof(text, fc.boolean(), fc.double({ noNaN: true }))),
      tags: fc.dictionary(fc.string({ maxLength: 4 }), fc.oneof(text, fc.boolean())),
    },
    { requiredKeys: [] },
  )
  const isNothing = (sent: unknown) => sent === null
  fc.assert(
    fc.property(simple, (sent) => {
      const { tags: kept, ...rest } = asKept(recordedEvent(sent))
      // a tag is removed with its key, and one that is renamed is told in words
      expect(recordedEvent(rest).problems.filter((one) => !isNothing(one.sent))).toEqual([])
      expect(typeof (kept ?? {})).toBe('object')
    }),
    runs,
  )
})

describe('tags', () => {
  test('are texts that Sentry accepts, and tell again what they are', () => {
    fc.assert(
      fc.property(fields, (sent) => {
        const { tags: shown } = recordedEvent(sent)
        const { release, dist, user, environment, ...own } = shown
        for (const value of Object.values(shown)) expect(typeof value).toBe('string')
        const again = recordedEvent({ tags: sent.tags }).tags
        const twice = recordedEvent({ tags: again }).tags
        for (const name of Object.keys(again)) {
          if (!['level', 'environment'].includes(name)) expect(twice[name]).toBe(again[name])
        }
        expect(Object.keys(own)).toContain('level')
      }),
      runs,
    )
  })

  test('one alone is what stands among all', () => {
    fc.assert(
      fc.property(fields, key, (sent, name) => {
        expect(recordedEvent(sent).tag(name)).toBe(recordedEvent(sent).tags[name])
      }),
      runs,
    )
  })
})

test('grouping does not depend on the order of keys, nor on tags, user or extra', () => {
  fc.assert(
    fc.property(fields, anything, (sent, other) => {
      const { grouping } = recordedEvent(sent)
      const { fingerprint, ...rest } = sent
      const same = reordered({ ...sent, extra: other, user: other })
      expect(recordedEvent(same).grouping).toEqual(grouping)
      if (grouping.by !== 'fingerprint') {
        expect(recordedEvent(rest).grouping).toEqual(grouping)
      }
    }),
    runs,
  )
})
