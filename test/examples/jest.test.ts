import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../faults/run-tests.js'
import { runJestExample } from './run-jest-example.js'

const folder = join(root, 'examples/12-jest')

test('examples/12-jest passes under Jest', { timeout: 120_000 }, async () => {
  const { exitCode, output } = await runJestExample(folder)

  expect(output).toContain('Tests:       2 passed, 2 total')
  expect(exitCode).toBe(0)
})

test('its configuration is what its reader needs: one line', () => {
  const config: object = createRequire(import.meta.url)(join(folder, 'jest.config.cjs'))

  expect(config).toEqual({ setupFilesAfterEnv: ['expect-sentry/jest'] })
})
