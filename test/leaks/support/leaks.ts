import type { FakeTransport } from 'expect-sentry'
import { expect } from 'vitest'
import { textOf } from '../../kinds/support/failure.js'

/** The rows of a failing `.not.toHaveLeaked`, without their numbers and alignment. */
export async function leaksOf(
  sentry: FakeTransport,
  secret: string | RegExp,
  ...secrets: (string | RegExp)[]
): Promise<string[]> {
  const text = await textOf(() => expect(sentry).not.toHaveLeaked(secret, ...secrets))
  const rows = text.split('\n').filter((line) => /^ {4}\d+: /.test(line))
  return rows.map((row) => row.replace(/^ +\d+: /, '').replace(/ {2,}/g, '  '))
}
