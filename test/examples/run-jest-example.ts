import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from '../faults/run-tests.js'
import { type ProcessRun, runProcess } from '../runners/run-process.js'

const require = createRequire(import.meta.url)
const jest = join(dirname(require.resolve('jest/package.json')), 'bin/jest.js')
const transform = join(root, 'test/runners/jest/project/transform.cjs')
const src = join(root, 'src')

/**
 * Runs the tests of a folder with its own configuration of Jest, and the source of this package in
 * place of its build, as `vitest.config.ts` does for all other examples.
 */
export async function runJestExample(folder: string): Promise<ProcessRun> {
  const own: object = require(join(folder, 'jest.config.cjs'))
  const config = {
    ...own,
    rootDir: folder,
    setupFilesAfterEnv: [join(src, 'jest.ts')],
    transform: { '\\.ts$': transform },
    moduleNameMapper: {
      '^expect-sentry$': join(src, 'index.ts'),
      '^expect-sentry/(.*)$': join(src, '$1.ts'),
      '^(\\.{1,2}/(?!.*(?:node_modules|build|dist)).*)\\.js$': ['$1', '$1.js'],
    },
    cache: false,
  }
  return runProcess(process.execPath, [jest, '--config', JSON.stringify(config)], folder)
}
