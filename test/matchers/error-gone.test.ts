import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ defaultIntegrations: false }))

class QuotaError extends Error {
  readonly code = 'E_QUOTA'
}

async function captureMany(): Promise<void> {
  for (let index = 0; index < 300; index += 1) {
    Sentry.captureException(new QuotaError(`request ${index}`))
  }
  await sentry.settled()
}

test('the error objects of the latest hundred captures stay, whoever else lets go of them', async () => {
  await captureMany()
  collectGarbage()
  const held = sentry.events.slice(-100).map(({ error }) => error)
  expect(held.every((error) => error instanceof QuotaError)).toBe(true)
  await expect(sentry).toHaveCapturedException(QuotaError, {
    value: 'request 299',
    error: { code: 'E_QUOTA' },
  })
})

test('an error object that is gone is not asked for in vain, with .not either', async () => {
  await captureMany()
  collectGarbage()
  expect(sentry.events[0]?.error).toBeUndefined()
  await expect(sentry).toHaveCapturedException(QuotaError, { value: 'request 0' })
  const asked = { value: 'request 0', error: { code: 'E_OTHER' } }
  const { event_id } = sentry.events[0] ?? {}
  await expect(async () => expect(sentry).not.toHaveCapturedException(asked)).rejects.toThrow(
    `The error object of event ${event_id} is gone: a recording holds those of the latest hundred ` +
      'captures, and nobody else held this one. Ask for what its payload says, or hold the error.',
  )
})
