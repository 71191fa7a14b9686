import { UnsettledError } from '../recording/recording.js'
import type { Capture } from './captures.js'
import type { Send } from './delivery.js'
import { isObject, type SdkEvent } from './sdk.js'

/** What did not end within the limit, by name, and what usually keeps it. */
export function unsettledError(
  captures: readonly Capture[],
  sends: readonly Send[],
  limit: number,
): UnsettledError {
  return new UnsettledError(
    stuckMessage(captures.map(titleOf), sends, limit),
    stuckMessage(
      captures.map(({ event_id }) => `event ${event_id}`),
      sends,
      limit,
    ),
  )
}

function stuckMessage(titles: readonly string[], sends: readonly Send[], limit: number): string {
  const lines = [
    ...titles.map((title) => `  ${title}: still being processed by the SDK`),
    ...sends.map(
      ({ envelope }) =>
        `  ${envelope.items.map(({ type }) => type).join(', ')}: sent, but respondWith() has not answered`,
    ),
  ]
  const count = lines.length
  return [
    `${count} ${count === 1 ? 'capture is' : 'captures are'} still in flight after ${limit} ms:`,
    ...lines,
    titles.length > 0
      ? 'A beforeSend or an event processor that waits for something (a faked timer, a promise ' +
        'that never ends?) keeps it; until it ends, nobody knows whether it will be sent.'
      : 'The promise that the responder returned has to end before an assertion can be true.',
  ].join('\n')
}

function titleOf({ origin, draft, event_id }: Capture): string {
  const error = origin.error?.deref()
  if (error instanceof Error) return `${error.name}: ${error.message}`
  return (draft && draftTitle(draft)) ?? `event ${event_id}`
}

function draftTitle({ exception, message }: SdkEvent): string | undefined {
  if (typeof message === 'string') return message
  const values = Array.isArray(exception?.values) ? exception.values : []
  const captured: unknown = values.at(-1)
  return isObject(captured) ? `${captured.type}: ${captured.value}` : undefined
}
