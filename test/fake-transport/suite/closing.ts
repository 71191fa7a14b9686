import { expect, test } from 'vitest'
import type { SdkUnderTest } from '../support/sdk.js'

/** The last of a file: it closes the client. */
export function closingSuite({ sdk, sentry }: SdkUnderTest): void {
  test('a client that is closed in a test still answers for it', async () => {
    sdk.captureException(new Error('the last words'))
    expect(await sdk.close(1_000)).toBe(true)
    await expect(sentry).toHaveCapturedHandled('the last words')
    await expect(sentry).not.toHaveCapturedUnhandled()
  })

  test('it does not answer for the next one', async () => {
    sdk.captureException(new Error('lost'))
    for (const assertion of [
      expect(sentry).toHaveCapturedException(),
      expect(sentry).not.toHaveCapturedException(),
    ]) {
      await expect(assertion).rejects.toThrow('The Sentry client was closed before this test began')
    }
  })
}
