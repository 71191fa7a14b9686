import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../faults/run-tests.js'

/** What stands there in other words, in this order. */
const IN_OTHER_WORDS = [
  "jest.mock('@sentry/node')",
  'sentry.attach(Sentry)',
  'Sentry.init({ dsn, transport: sentryTransport })',
  'Sentry.init(sentry.instrument({}))',
  'report.originalReport',
]

test('every line of docs/migrating.md stands in a test beside this one, and runs there', async () => {
  const page = await readFile(join(root, 'docs/migrating.md'), 'utf8')
  const codes = page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code))
  const files = (await readdir(import.meta.dirname)).filter((name) => !name.startsWith('table'))
  const sources = await Promise.all(
    files.map((file) => readFile(join(import.meta.dirname, file), 'utf8')),
  )

  expect(codes.length).toBeGreaterThan(40)
  expect(codes.filter((code) => !sources.some((source) => source.includes(code)))).toEqual(
    IN_OTHER_WORDS,
  )
})
