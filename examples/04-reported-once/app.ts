import * as Sentry from '@sentry/node'

export interface Letter {
  readonly id: string
  readonly to: string
}

/** Hands a letter to the mail server, or rejects. */
export type Send = (letter: Letter) => Promise<void>

/** What the mail server said. */
export class SmtpError extends Error {
  override readonly name = 'SmtpError'
}

/** A letter that could not be sent, however often it was tried. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
}

/** Sends all letters. Whatever goes wrong on the way is reported here, and nowhere else. */
export async function sendAll(letters: readonly Letter[], send: Send): Promise<void> {
  for (const letter of letters) {
    await Sentry.withScope(async (scope) => {
      scope.setTag('letter', letter.id)
      try {
        await sendWithRetries(letter, send)
      } catch (error) {
        Sentry.captureException(error)
      }
    })
  }
}

const ATTEMPTS = 3

async function sendWithRetries(letter: Letter, send: Send): Promise<void> {
  let cause: unknown
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      return await send(letter)
    } catch (error) {
      cause = error
      Sentry.addBreadcrumb({ category: 'retry', message: `attempt ${attempt} failed` })
    }
  }
  throw new DeliveryError(`gave up after ${ATTEMPTS} attempts`, { cause })
}
