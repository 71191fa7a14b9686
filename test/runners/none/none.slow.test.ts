import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { runProcess } from '../run-process.js'

/** Without the door of a runner: an assertion of `expectSentry` that nobody awaited. */
const LIMIT = 120_000
const PROGRAMS = fileURLToPath(new URL('./programs', import.meta.url))
const TSX = ['--import', import.meta.resolve('tsx')]
const NODE_TEST = [...TSX, '--test', '--test-reporter=tap']

const run = (args: readonly string[], file: string) =>
  runProcess(process.execPath, [...args, `${PROGRAMS}/${file}`], PROGRAMS)

const HANDLED = 'expectSentry(sentry).toHaveCapturedHandled(TypeError)'
const MESSAGE = 'expectSentry(sentry).toHaveCapturedMessage("stock is low")'

function told(call: string, outcome: string): string {
  return `${call} was not awaited, so its test could not fail by it. Write:\n\n    await ${call}\n\n${outcome}\n`
}

const WOULD_PASS = 'Awaited, it would have passed this time.'
const WOULD_FAIL =
  'Awaited, it would have failed with:\n\nexpect(sentry).toHaveCapturedHandled(TypeError)\n\n' +
  'Expected: a handled TypeError'

describe('in node:test', () => {
  test('fails the run, and names each with its line', { timeout: LIMIT }, async () => {
    const file = 'forgotten.case.ts'
    // without the parent of --test, which prints what its files say as comments
    const { exitCode, output } = await run(TSX, file)

    const [, handled] = output.split('\nexpect-sentry: ')
    expect(handled).toMatch(/^Captured: .*\n/m)
    expect(handled?.replace(/^Captured: .*\n(?: {4}\d.*\n)?/m, '')).toBe(
      `${told(HANDLED, WOULD_FAIL)}    at TestContext.<anonymous> (${PROGRAMS}/${file}:9:29)\n\n`,
    )
    expect(output).toContain(
      `\nexpect-sentry: ${told(MESSAGE, WOULD_PASS)}` +
        `    at TestContext.<anonymous> (${PROGRAMS}/${file}:14:29)\n`,
    )
    expect(exitCode).toBe(1)
    expect((await run(NODE_TEST, file)).exitCode).toBe(1)
  })

  test('fails its own test where that is followed by a reset', { timeout: LIMIT }, async () => {
    const { exitCode, output } = await run(NODE_TEST, 'reset.case.ts')

    expect(output).toMatch(/^ *not ok 1 - forgets$/m)
    expect(output).toContain(`${HANDLED} was not awaited, so its test could not fail by it.`)
    expect(output).toMatch(/^ *ok 2 - awaits$/m)
    expect(output).not.toContain('expect-sentry:')
    expect(exitCode).toBe(1)
  })

  test('one that is awaited, in whatever way, says nothing', { timeout: LIMIT }, async () => {
    const { exitCode, output } = await run(NODE_TEST, 'awaited.case.ts')

    expect(output).toMatch(/^# pass 6$/m)
    expect(output).not.toContain('was not awaited')
    // one listener is enough for all of them
    expect(output).not.toContain('MaxListenersExceededWarning')
    expect(exitCode).toBe(0)
  })
})

describe('in a script', () => {
  test('that exits with 0', { timeout: LIMIT }, async () => {
    const { exitCode, output } = await run(TSX, 'exit.case.ts')

    expect(output).toContain(
      `\nexpect-sentry: ${told(HANDLED, 'The process ended before it was known whether it passes.')}` +
        `    at <anonymous> (${PROGRAMS}/exit.case.ts:8:27)\n`,
    )
    expect(exitCode).toBe(1)
  })

  test('that has failed already keeps its exit code', { timeout: LIMIT }, async () => {
    const { exitCode, output } = await run(TSX, 'failed.case.ts')

    expect(output).toContain('not.toHaveCapturedMessage() was not awaited')
    expect(exitCode).toBe(3)
  })
})
