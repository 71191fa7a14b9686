import type { Reading } from '../../captured/reading.js'
import { plural, tally } from './plural.js'

/** `2 exceptions, 1 message`, or why there is nothing. */
export function eventsText(reading: Reading): string {
  const exceptions = reading.exceptions().length
  const messages = reading.messages().length
  if (exceptions + messages === 0) return nothingText(reading)
  return [
    ...(exceptions > 0 ? [plural(exceptions, 'exception')] : []),
    ...(messages > 0 ? [plural(messages, 'message')] : []),
  ].join(', ')
}

/** Says whether an envelope ever reached the transport, and with what. */
export function nothingText({ recording: { envelopes, items } }: Reading): string {
  if (envelopes.length === 0) return 'nothing (no envelope reached the transport)'
  const reached = `${plural(envelopes.length, 'envelope')} reached the transport`
  return `nothing (${reached}: ${tally(items.map(({ type }) => type))})`
}
