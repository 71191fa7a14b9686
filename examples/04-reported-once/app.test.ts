import './instrument.js'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { DeliveryError, type Send, SmtpError, sendAll } from './app.js'

const sentry = createFakeTransport()
sentry.attach(Sentry)

const letter = { id: 'L-1', to: 'ann@example.com' }

/** A mail server that is down for so many attempts. */
function downFor(attempts: number): Send {
  let left = attempts
  return async () => {
    if (left-- > 0) throw new SmtpError('421 try again later')
  }
}

test('a letter that goes out in the end is nothing to report', async () => {
  await sendAll([letter], downFor(2))

  await expect(sentry).toHaveCapturedNothing()
})

test('a letter that is given up is reported once', async () => {
  await sendAll([letter], downFor(3))

  await expect(sentry).toHaveCapturedHandled(DeliveryError, {
    times: 1,
    tags: { letter: 'L-1' },
    causes: [{ type: 'SmtpError', value: '421 try again later' }],
    breadcrumbs: [
      { message: 'attempt 1 failed' },
      { message: 'attempt 2 failed' },
      { message: 'attempt 3 failed' },
    ],
  })
  await expect(sentry).toHaveCapturedNothingElse()
  await expect(sentry).not.toHaveDropped()
})

test('the error inside is its cause, not an event of its own', async () => {
  await sendAll([letter], downFor(3))

  await expect(sentry).toHaveCapturedException(DeliveryError)
  await expect(sentry).not.toHaveCapturedException(SmtpError)
})

test('a second letter that fails alike is taken for the first one again', async () => {
  await sendAll([letter, { ...letter, id: 'L-2' }], downFor(6))

  await expect(sentry).toHaveCapturedHandled(DeliveryError, { tags: { letter: 'L-1' }, times: 1 })
  await expect(sentry).toHaveDropped('event_processor', { tags: { letter: 'L-2' } })
})
