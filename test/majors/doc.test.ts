import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import matrix from './suite/matrix.json' with { type: 'json' }

const document = readFileSync(new URL('../../docs/sdk-majors.md', import.meta.url), 'utf8')

/** The cells of each row of the table, by its head. */
const written = new Map(
  document
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| |'))
    .map((line) => {
      const [, head = '', ...cells] = line.split('|').map((cell) => cell.trim())
      return [head, cells.slice(0, -1)] as const
    }),
)

type Side = 'node' | 'browser'
type Facts = (typeof matrix.sdks)['node-8']['facts']

/** A fact of each major, as the table writes it. */
function fact(side: Side, name: keyof Facts): string[] {
  return majors(side).map((key) => {
    const facts: Readonly<Record<string, unknown>> = sdk(key).facts
    const value = facts[name]
    if (value === null || value === undefined) return 'none'
    if (typeof value === 'boolean') return value ? 'yes' : 'no'
    return `\`${value}\``
  })
}

/** Whether each major has items of a kind at all. */
function has(kind: keyof typeof matrix.kinds, side: Side, absent = 'none'): string[] {
  const { none } = matrix.kinds[kind]
  return majors(side).map((key) => (key in none ? absent : 'yes'))
}

function majors(side: Side): string[] {
  return [8, 9, 10, 11].map((major) => `${side}-${major}`)
}

function sdk(key: string) {
  const [, found] = Object.entries(matrix.sdks).find(([name]) => name === key) ?? []
  if (!found) throw new Error(`no SDK ${key}`)
  return found
}

const proven: Readonly<Record<string, string[]>> = {
  'Uncaught error on Node, `mechanism.type`': fact('node', 'uncaught'),
  'Uncaught error in a browser': fact('browser', 'uncaught'),
  'Rejected promise on Node': fact('node', 'rejected'),
  'Rejected promise in a browser': fact('browser', 'rejected'),
  'Unhandled error with a `cause`, tag `handled`': fact('node', 'handledTagWithCause'),
  'Message, tag `handled`': fact('node', 'handledTagOfMessage'),
  '`startSpan` sends a': fact('node', 'spanItem'),
  'Dedupe by default on Node': has('dedupe', 'node', 'no'),
  'Dedupe by default in a browser': has('dedupe', 'browser', 'no'),
  '`Sentry.logger`': has('log', 'node'),
  '... without `enableLogs`': fact('node', 'logsByDefault'),
  '`Sentry.metrics.count`': has('metric', 'node'),
  '`Sentry.metrics.increment`, summed up (statsd)': has('metric (statsd)', 'node'),
  'Session of a crash on Node': fact('node', 'crashedSession'),
  'Session of a crash in a browser': fact('browser', 'crashedSession'),
  'Request with an unhandled error': fact('node', 'lostRequest'),
  '`captureUserFeedback` in a browser': has('user report', 'browser'),
  'Profile on Node': fact('node', 'profileItem'),
  'Profile in a browser': fact('browser', 'profileItem'),
}

test('the page says what the matrix proves, and nothing else', () => {
  expect(Object.fromEntries(written)).toEqual(proven)
})

test('where a row speaks for both, Node and browsers agree', () => {
  for (const name of [
    'handledTagWithCause',
    'handledTagOfMessage',
    'spanItem',
    'logsByDefault',
  ] as const) {
    expect(fact('browser', name)).toEqual(fact('node', name))
  }
  for (const kind of ['log', 'metric', 'metric (statsd)'] as const) {
    expect(has(kind, 'browser')).toEqual(has(kind, 'node'))
  }
})

test('each reason speaks of an SDK that is in the matrix', () => {
  const known = Object.keys(matrix.sdks)
  const named = Object.values(matrix.kinds).flatMap(({ none }) => Object.keys(none))
  expect(named.filter((key) => !known.includes(key))).toEqual([])
})
