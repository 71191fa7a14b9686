import type { Reading } from '../../captured/reading.js'
import { plural, tally } from './plural.js'

/** `2 exceptions, 1 message`, or why there is nothing. */
export function eventsText(reading: Reading): string {
  const exceptions = reading.exceptionItems().length
  const messages = reading.eventItems().length - exceptions
  if (exceptions + messages === 0) return nothingText(reading)
  return [
    ...(exceptions > 0 ? [plural(exceptions, 'exception')] : []),
    ...(messages > 0 ? [plural(messages, 'message')] : []),
  ].join(', ')
}

/** Says whether an envelope ever reached the transport, with what, and whether it was refused. */
export function nothingText({ recording }: Reading): string {
  const { envelopes, items, refused, source } = recording
  const place = source?.place ?? 'the transport'
  const total = envelopes.length + refused
  if (total === 0) return `nothing (no envelope reached ${place})`
  const reached = `${plural(total, 'envelope')} reached ${place}`
  const delivered = tally(items.map(({ type }) => LABELS.get(type) ?? type))
  const parts = [
    ...(delivered ? [delivered] : []),
    ...(refused > 0 ? [`${refused} not delivered`] : []),
  ]
  return `nothing (${reached}: ${parts.join(', ')})`
}

/** Types whose name is a plural already. */
const LABELS = new Map([['sessions', 'session aggregate']])
