/** Keys of the payment gateway, and card numbers. */
const SECRET = /sk-live-\w+|\b\d{4}(?:[ -]?\d{4}){3}\b/g

/** Takes the secrets out of every text of a signal, however deep. */
export function scrub<Signal extends object>(signal: Signal): Signal {
  for (const [key, value] of Object.entries(signal)) {
    if (typeof value === 'string') Reflect.set(signal, key, value.replace(SECRET, '[removed]'))
    // the SDK's own notes about an event are not sent
    else if (value instanceof Object && key !== 'sdkProcessingMetadata') scrub(value)
  }
  return signal
}
