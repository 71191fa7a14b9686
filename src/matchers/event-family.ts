import type { CapturedEvent } from '../captured/event.js'
import { tagKey } from '../captured/rules/tags.js'
import type { JsonObject } from '../recording/wire.js'
import type { Condition } from './ask.js'
import { type EqualityTester, matches, QueryError } from './compare.js'
import { type Field, valueField } from './field.js'
import { handled, unhandled } from './handled.js'
import { checkGiven } from './identity.js'
import type { EventJudge } from './judging.js'
import { isPlainObject } from './plain.js'
import { BREADCRUMB_KEYS, coerceAsked, parseQuery } from './query.js'
import type { Verdict } from './verdict.js'
import { plural } from './words/plural.js'
import { stringify } from './words/stringify.js'

const ROWS = 3

/** On one event, synchronously. */
export const eventFamily = {
  toBeHandled: (event, args) => hasCondition(event, args, handled),
  toBeUnhandled: (event, args) => hasCondition(event, args, unhandled),

  toHaveSentryTag(event, args, testers) {
    const [key, value] = args
    takesAtMost(2, args)
    checkGiven(key, 'tag key')
    if (typeof key !== 'string')
      throw new QueryError(`A tag's key is a string, not ${stringify(key)}.`)
    const name = tagKey(key)
    const isAny = args.length === 1
    if (!isAny) checkGiven(value, 'tag value')
    if (isPlainObject(value) || Array.isArray(value))
      throw new QueryError(`A tag's value is a text; ${stringify(value)} is none.`)
    const shown = event.tag(name)
    const wanted = isAny ? `a tag ${name}` : `a tag ${name}: ${stringify(coerceAsked(value))}`
    return hasField(event, isAny ? anyTag(name) : tagField(name, value, testers), {
      wanted,
      unwanted: wanted.replace('a tag', 'no tag'),
      captured:
        shown === undefined ? `tags ${stringify(event.tags)}` : `${name}: ${stringify(shown)}`,
    })
  },

  toHaveBreadcrumb(event, args, testers) {
    takesAtMost(1, args)
    if (args.length > 0) checkGiven(args[0], 'breadcrumb query')
    const { fields, asked, times } = parseQuery(args[0], askableBreadcrumb, testers)
    const { breadcrumbs } = event
    const fitting = breadcrumbs.filter((breadcrumb) =>
      fields.every((field) => field.matches(breadcrumb)),
    )
    const phrase = `breadcrumb${asked ? ` with ${stringify(asked)}` : ''}`
    const rows = breadcrumbs.flatMap((breadcrumb, index) =>
      fitting.length === 0 || fitting.includes(breadcrumb)
        ? [{ number: index + 1, row: [stringify(breadcrumb)] as const }]
        : [],
    )
    const count = times === undefined ? '' : `, exactly ${plural(times, 'time')}`
    return {
      pass: times === undefined ? fitting.length > 0 : fitting.length === times,
      matched: [event],
      failure: (call) => ({
        call,
        expected:
          call.isNot && !count ? `no ${phrase}` : `${call.isNot ? 'not ' : ''}a ${phrase}${count}`,
        captured: `${plural(breadcrumbs.length, 'breadcrumb')}; ${fitting.length || 'none'} match`,
        rows: rows.slice(-ROWS),
        more: Math.max(0, rows.length - ROWS),
        notes: [],
      }),
    }
  },
} satisfies Record<string, EventJudge>

function takesAtMost(count: number, args: readonly unknown[]): void {
  if (args.length <= count) return
  throw new QueryError(
    `This matcher takes ${plural(count, 'argument')} at most, not ${args.length}.`,
  )
}

interface Sentences {
  readonly wanted: string
  readonly unwanted: string
  readonly captured: string
}

function hasCondition(
  event: CapturedEvent,
  args: readonly unknown[],
  condition: Condition<CapturedEvent>,
): Verdict {
  if (args.length > 0) throw new QueryError('This matcher takes no arguments.')
  const hint = condition.hint(event)
  const phrase = `${condition.adjective} event`
  const wanted = condition === handled ? `a ${phrase}` : `an ${phrase}`
  return hasField(event, condition.field, {
    wanted,
    unwanted: `no ${phrase}`,
    captured: `${event.title}, ${event.unhandled ? 'unhandled' : 'handled'}${hint ? `; it ${hint}` : ''}`,
  })
}

function hasField(
  event: CapturedEvent,
  field: Field<CapturedEvent>,
  { wanted, unwanted, captured }: Sentences,
): Verdict {
  return {
    pass: field.matches(event),
    matched: [event],
    failure: (call) => ({
      call,
      expected: call.isNot ? unwanted : wanted,
      captured,
      rows: [],
      more: 0,
      notes: [],
      diff: call.isNot ? undefined : field.project(event),
    }),
  }
}

function tagField(
  name: string,
  value: unknown,
  testers: readonly EqualityTester[],
): Field<CapturedEvent> {
  const expected = coerceAsked(value)
  return valueField(
    name,
    { expected, actual: (event) => event.tag(name), compare: matches },
    testers,
  )
}

function anyTag(name: string): Field<CapturedEvent> {
  const expected = (value: unknown) => value !== undefined
  return valueField(name, { expected, actual: (event) => event.tag(name), compare: matches }, [])
}

const askableBreadcrumb = {
  noun: 'breadcrumb',
  keys: BREADCRUMB_KEYS,
  reader: (key: string) => (breadcrumb: JsonObject) => breadcrumb[key],
}
