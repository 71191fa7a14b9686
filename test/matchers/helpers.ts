import { initAndBind } from '@sentry/core'
import { ServerRuntimeClient } from '@sentry/core/server'
import type { EventQuery, FakeTransport } from 'expect-sentry'
import { expect } from 'vitest'

/** What a failing assertion hands to its runner. */
export interface Failure {
  readonly message: string
  readonly actual: unknown
  readonly expected: unknown
}

/** The failure of an assertion. One that passes is an error. */
export async function failureOf(assertion: () => unknown): Promise<Failure> {
  try {
    await assertion()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return {
      message: error.message,
      actual: Reflect.get(error, 'actual'),
      expected: Reflect.get(error, 'expected'),
    }
  }
  throw new Error('The assertion passed, and it should have failed.')
}

/** The whole text of a failing assertion. */
export async function textOf(assertion: () => unknown): Promise<string> {
  return (await failureOf(assertion)).message
}

/** The error of an assertion that is awaited. One that passes is an error. */
export async function errorOf(assertion: () => Promise<unknown>): Promise<Error> {
  const error: unknown = await assertion().then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error)) throw new Error('It did not fail.')
  return error
}

/** What the runner shows of the source: it knows its own frames, and leaves them out. */
export function firstLine({ stack }: Pick<Error, 'stack'>): string | undefined {
  return stack?.split('\n').find((line) => /^ {4}at /.test(line) && !line.includes('node_modules'))
}

/** What is wrong with an assertion that cannot be judged: its text without the line of the call. */
export async function problemOf(assertion: () => unknown): Promise<string> {
  const [, empty, ...problem] = (await textOf(assertion)).split('\n')
  expect(empty).toBe('')
  return problem.join('\n')
}

/**
 * Whether an event matches, asked in both polarities: they have to disagree, and the one that
 * fails has to fail by its verdict, not by an error.
 */
export async function isCaptured(sentry: FakeTransport, query: EventQuery): Promise<boolean> {
  const outcomes = await Promise.allSettled([
    expect(sentry).toHaveCapturedEvent(query),
    expect(sentry).not.toHaveCapturedEvent(query),
  ])
  const failures = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect(failures).toHaveLength(1)
  expect(String(failures[0]?.reason)).toMatch(/\n\nExpected: .*\nCaptured: /)
  return outcomes[0].status === 'fulfilled'
}

/** A client of @sentry/core alone, which changes nothing in what is captured, and is synchronous. */
export function initCore(sentry: FakeTransport): void {
  const options = sentry.instrument({ normalizeDepth: 0 })
  initAndBind(ServerRuntimeClient, { ...options, integrations: [], stackParser: () => [] })
}
