import { expect, test } from 'vitest'
import { kind } from './cell.js'
import { init, sentry } from './recording.js'
import * as Sentry from './sdk.js'

init()

const token = 'sk-live-4f9a1c'

kind('leak', {
  works() {
    test('in an error, its tags and its attachment', async () => {
      Sentry.captureException(new Error(`no access with ${token}`), {
        captureContext: { tags: { token } },
        attachments: [{ filename: 'env.txt', data: `TOKEN=${token}` }],
      })
      await expect(sentry).toHaveLeaked(token)
      await expect(sentry).not.toHaveLeaked('sk-live-other')
      await expect(expect(sentry).not.toHaveLeaked(token)).rejects.toThrow(/attachment #1 +payload/)
      await expect(expect(sentry).not.toHaveLeaked(token)).rejects.not.toThrow(token)
    })

    test('in the trace header, which names the segment', async () => {
      Sentry.startSpan({ name: `GET /reset/${token}` }, () => {})
      await expect(expect(sentry).not.toHaveLeaked(token)).rejects.toThrow(
        /envelope #1 +header\.trace\.transaction/,
      )
    })

    test('in compressed bytes', async () => {
      // gzip of `token sk-live-4f9a1c`
      const data = Uint8Array.from(atob(COMPRESSED), (letter) => letter.charCodeAt(0))
      Sentry.captureException(new Error('with a file'), {
        attachments: [{ filename: 'log.gz', data }],
      })
      await expect(sentry).toHaveLeaked(token)
    })

    test('nowhere', async () => {
      Sentry.captureException(new Error('no access'))
      Sentry.startSpan({ name: 'GET /reset' }, () => {})
      await expect(sentry).not.toHaveLeaked(token)
    })
  },
})

const COMPRESSED = 'H4sIAAAAAAACAyvJz07NUyjO1s3JLEvVNUmzTDRMBgDGyr/OFAAAAA=='
