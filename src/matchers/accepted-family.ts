import type { CapturedEvent } from '../captured/event.js'
import type { Reading } from '../captured/reading.js'
import { allRules, bufferRule } from '../captured/rules/all.js'
import { problemsOfEnvelope, problemsOfItem } from '../captured/rules/problems.js'
import type { SentryProblem } from '../captured/rules/rule.js'
import { QueryError } from './compare.js'
import type { EventJudge, RecordingJudge } from './judging.js'
import { nearestName } from './nearest-name.js'
import { isQuery } from './query.js'
import type { Verdict } from './verdict.js'
import { plural } from './words/plural.js'
import type { Row } from './words/rows.js'
import { cut, stringify } from './words/stringify.js'

/** More problems than other matchers list items: each is something to mend. */
const ROWS = 20
/** Characters of a value in a row. */
const VALUE_WIDTH = 32

/** On a recording: whatever was sent in it. */
export const acceptedByRecording = {
  toBeAcceptedBySentry(reading, args) {
    const options = optionsOf(args)
    const { items, envelopes } = reading.recording
    const sent = `${plural(items.length, 'item')} in ${plural(envelopes.length, 'envelope')}`
    return verdictOn(problemsOf(reading), options, sent)
  },
} satisfies Record<string, RecordingJudge>

/** On one event. */
export const acceptedByEvent = {
  toBeAcceptedBySentry(event: CapturedEvent, args) {
    const problems = event.problems.map((problem) => ({ where: '', problem }))
    return verdictOn(problems, optionsOf(args), event.title)
  },
} satisfies Record<string, EventJudge>

interface Located {
  /** `event #1`; nothing where there is only one. */
  readonly where: string
  readonly problem: SentryProblem
}

function problemsOf({ recording }: Reading): Located[] {
  const ofItems = recording.items.flatMap((item) => {
    const problems = problemsOfItem(item)
    if (problems.length === 0) return []
    const where = `${item.type} #${recording.itemsOf(item.type).indexOf(item) + 1}`
    return problems.map((problem) => ({ where, problem }))
  })
  const ofEnvelopes = recording.envelopes.flatMap((envelope, index) =>
    problemsOfEnvelope(envelope).map((problem) => ({ where: `envelope #${index + 1}`, problem })),
  )
  return [...ofItems, ...ofEnvelopes, ...overflowOf(recording)]
}

/** What was lost to the buffer here, and what would have been in production. */
function overflowOf({ drops, overflowed }: Reading['recording']): Located[] {
  const dropped = drops
    .filter(({ reason }) => reason === 'queue_overflow')
    .reduce((sum, { quantity }) => sum + quantity, 0)
  const quantity = dropped + (overflowed?.quantity ?? 0)
  if (quantity === 0) return []
  const { name, ...facts } = bufferRule
  const sent = { lost: quantity, ...(overflowed ? { bufferSize: overflowed.bufferSize } : {}) }
  return [{ where: '', problem: { rule: name, ...facts, path: 'buffer', sent, kept: undefined } }]
}

/** @throws QueryError that names the nearest rule for one that does not exist */
function optionsOf(args: readonly unknown[]): { readonly except: readonly string[] } {
  const [options = {}] = args
  if (args.length > 1 || !isQuery(options)) {
    throw new QueryError(
      "This matcher takes options alone, such as { except: ['level-unknown'] }, " +
        `not ${args.map((arg) => stringify(arg)).join(', ')}.`,
    )
  }
  for (const key of Object.keys(options)) {
    if (key !== 'except') {
      throw new QueryError(`toBeAcceptedBySentry() has no option "${key}"; it takes except.`)
    }
  }
  const { except = [] } = options
  if (!Array.isArray(except)) {
    throw new QueryError(`except is a list of names of rules, not ${stringify(except)}.`)
  }
  return { except: except.map(ruleName) }
}

function ruleName(given: unknown): string {
  const names = allRules.map(({ name }) => name)
  const known = names.find((name) => name === given)
  if (known !== undefined) return known
  const near = typeof given === 'string' ? nearestName(given, names) : undefined
  throw new QueryError(
    `There is no rule ${stringify(given)}.${near ? ` Did you mean "${near}"?` : ''} ` +
      'A failure of this matcher names the rules, and docs/what-sentry-changes.md lists them all.',
  )
}

function verdictOn(
  all: readonly Located[],
  { except }: { readonly except: readonly string[] },
  sent: string,
): Verdict {
  const problems = all.filter(({ problem }) => !except.includes(problem.rule))
  const shown = problems.slice(0, ROWS)
  const left = except.length > 0 ? `, ${except.join(' and ')} aside` : ''
  return {
    pass: problems.length === 0,
    matched: [],
    isFinal: problems.length > 0,
    failure: (call) => ({
      call,
      expected: `${call.isNot ? 'something' : 'nothing'} that Sentry would refuse, remove, cut or rewrite${left}`,
      captured: `${sent}; ${problems.length > 0 ? plural(problems.length, 'problem') : 'no problem'}`,
      rows: shown.map((located, index) => ({ number: index + 1, row: rowOf(located) })),
      more: problems.length - shown.length,
      notes: reasonsFor(shown),
    }),
  }
}

function rowOf({ where, problem }: Located): Row {
  const { path, severity, rule, sent, kept } = problem
  const change = kept === undefined ? valueText(sent) : `${valueText(sent)} -> ${valueText(kept)}`
  return [[where, path].filter(Boolean).join(' '), severity, rule, change]
}

/** Of a long text its beginning and its length. */
function valueText(value: unknown): string {
  if (value === undefined) return 'missing'
  if (typeof value !== 'string') return cut(stringify(value), VALUE_WIDTH)
  const { length } = [...value]
  return length <= VALUE_WIDTH
    ? JSON.stringify(value)
    : `${JSON.stringify([...value].slice(0, VALUE_WIDTH / 2).join(''))}... (${length} characters)`
}

/** Each rule once, with where it is written. */
function reasonsFor(problems: readonly Located[]): string[] {
  const byRule = new Map(problems.map(({ problem }) => [problem.rule, problem]))
  return [...byRule.values()].map(
    ({ rule, because, source }) => `${rule}: ${because} (${source.replaceAll('`', '')})`,
  )
}
