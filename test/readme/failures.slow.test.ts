import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runJestExample } from '../examples/run-jest-example.js'
import { inTemporaryFolder, runTests, type TestRun } from '../faults/run-tests.js'
import { excerpt } from './blocks.js'
import { copyWithChange, examples, shownFailures } from './examples.js'

const LIMIT = 300_000

const failures = (await Promise.all((await examples()).map(shownFailures))).flat()

const JEST = '12-jest'

describe('with the change of a README, the tests fail as it says', () => {
  const numbered = failures
    .filter(({ example }) => example !== JEST)
    .map((failure, index) => ({ ...failure, copy: `${index}` }))
  let run: TestRun

  beforeAll(async () => {
    run = await inTemporaryFolder(async (folder) => {
      for (const failure of numbered) {
        await mkdir(join(folder, failure.copy))
        await copyWithChange(failure, join(folder, failure.copy))
      }
      return runTests(folder)
    })
  }, LIMIT)

  test.each(numbered)('$example', ({ copy, text }) => {
    const { printed, shown } = excerpt(run.output, text)

    expect(printed).toBe(shown)
    expect(run.outcome(copy).failed).toBeGreaterThan(0)
  })

  test.each(failures.filter(({ example }) => example === JEST))(
    '$example',
    {
      timeout: LIMIT,
    },
    async (failure) => {
      await inTemporaryFolder(async (folder) => {
        await copyWithChange(failure, folder)

        const { exitCode, output } = await runJestExample(folder)

        const { printed, shown } = excerpt(output.replace(/^ {4}/gm, ''), failure.text)
        expect(printed).toBe(shown)
        expect(exitCode).toBe(1)
      })
    },
  )
})
