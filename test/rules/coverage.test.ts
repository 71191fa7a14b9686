import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allRules } from '../../src/captured/rules/all.js'
import { CASES, IN_ENVELOPE } from './support/event-cases.js'

/** No rule without a test from its source. */
const eventCases = { ...CASES, ...IN_ENVELOPE }
const OTHER_TESTS = ['item-rules', 'envelope-rules', 'buffer-overflow']
const otherTests = OTHER_TESTS.map((name) =>
  readFileSync(new URL(`./${name}.test.ts`, import.meta.url), 'utf8'),
)

test('names are different', () => {
  const names = allRules.map(({ name }) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  expect(names.length).toBeGreaterThan(100)
})

describe.each(allRules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  test('has a case that breaks it', () => {
    const isTold = otherTests.some((source) => source.includes(`'${name}'`))
    const wrong = eventCases[name]?.wrong.length ?? 0
    expect(wrong > 0 || isTold).toBe(true)
  })

  test('says where it is written, and why', () => {
    expect(rule.source).toMatch(
      /^(?:relay|sentry|sentry-release-parser|sentry-javascript|develop docs) `[\w./-]+\.(?:rs|py|ts|mdx)`/,
    )
    expect(rule.because).toMatch(/^[A-Z`10c].*\.$/)
  })
})

test('no case is of a rule that is none', () => {
  const names = allRules.map(({ name }) => name)
  expect(Object.keys(eventCases).filter((name) => !names.includes(name))).toEqual([])
})
