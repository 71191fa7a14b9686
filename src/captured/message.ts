import type { RecordedItem } from '../recording/envelope.js'
import { isJsonObject } from '../recording/wire.js'
import { text } from './exceptions.js'

/**
 * The formatted message: `message` (Relay's alias of `logentry`), `logentry.formatted`, or the
 * template of `logentry` with its params put in, as `Sentry.parameterize` leaves it to Sentry.
 */
export function formattedMessage(item: RecordedItem): string | undefined {
  const message = text(item.field('message'))
  if (message !== undefined) return message
  const logentry = item.field('logentry')
  if (!isJsonObject(logentry)) return undefined
  const formatted = text(logentry.formatted)
  if (formatted !== undefined) return formatted
  const template = text(logentry.message)
  const params = Array.isArray(logentry.params) ? [...logentry.params] : []
  // the SDK writes a plain % as %% (`parameterize.ts`)
  return template?.replace(/%[s%]/g, (placeholder) => {
    if (placeholder === '%%') return '%'
    return params.length > 0 ? String(params.shift()) : placeholder
  })
}

/**
 * Whether an event is a message. The call that made it decides where it is known: on the wire
 * nothing tells a captured string from a message in browsers. Else: SDK 11 gives a message a
 * synthetic exception without a type (sentry-javascript #22572).
 */
export function isMessage(item: RecordedItem): boolean {
  const { call } = item.origin
  const { exceptions } = item
  if (exceptions.length === 0) return call !== 'exception'
  if (call) return call === 'message'
  return (
    formattedMessage(item) !== undefined &&
    exceptions.every(
      (exception) =>
        exception !== null &&
        exception.type === undefined &&
        isJsonObject(exception.mechanism) &&
        exception.mechanism.synthetic === true,
    )
  )
}
