import { createRequire } from 'node:module'
import { expect, jest } from '@jest/globals'

/**
 * Which Sentry module the running test file has mocked with `jest.mock`, if any. Jest tells
 * nobody what is mocked; but what a test file gets for a module is then another object than the
 * real one. (`createRequire` is Jest's own here, and gives what that file would get.)
 *
 * @param sdks what the connected clients come from: loaded already, so asking costs nothing. With
 *   none connected the assertion fails anyway, and may take the time to find out why.
 */
export function mockedSdkModule(sdks: readonly string[]): string | undefined {
  const { testPath } = expect.getState()
  if (!testPath) return undefined
  const require = createRequire(testPath)
  return (sdks.length > 0 ? sdks : COMMON_SDKS).find((name) => isMocked(name, require))
}

const COMMON_SDKS = ['node', 'browser', 'react', 'nextjs', 'nestjs', 'vue', 'core'].map(
  (name) => `@sentry/${name}`,
)

function isMocked(name: string, require: NodeJS.Require): boolean {
  try {
    return require(name) !== jest.requireActual(require.resolve(name))
  } catch {
    // not installed, or for another environment
    return false
  }
}
