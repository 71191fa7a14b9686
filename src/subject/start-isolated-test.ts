import { beginIsolatedTest, type IsolatedTest } from './isolated-test.js'

/** As {@link beginIsolatedTest}, which is loaded with the first test that needs it. */
export function startIsolatedTest(isConcurrent: boolean): IsolatedTest {
  return beginIsolatedTest(isConcurrent)
}
