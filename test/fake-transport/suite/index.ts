import type { SdkUnderTest } from '../support/sdk.js'
import { dropsSuite } from './drops.js'
import { recordingSuite } from './recording.js'
import { resetSuite } from './reset.js'
import { responsesSuite } from './responses.js'
import { settlingSuite } from './settling.js'

/**
 * What the fake transport promises on every SDK. Each SDK has a test file, and so a process, of
 * its own: two of them in one process would listen to the same errors.
 */
export function everySdkSuite(underTest: SdkUnderTest): void {
  recordingSuite(underTest)
  dropsSuite(underTest)
  responsesSuite(underTest)
  settlingSuite(underTest)
  resetSuite(underTest)
}
