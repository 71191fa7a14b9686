/** Beyond these JSON numbers are no integers to Relay, and no texts either. */
const UNSIGNED_LIMIT = 2 ** 64
const SIGNED_LIMIT = -(2 ** 63)

/**
 * A value where Sentry wants a text (relay `types.rs`, `LenientString`): `true` becomes `True`,
 * `1.5` becomes `1`; what is no string, number or boolean becomes nothing.
 */
export function lenientText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'number') return undefined
  if (Number.isInteger(value)) {
    return value >= SIGNED_LIMIT && value < UNSIGNED_LIMIT ? BigInt(value).toString() : undefined
  }
  if (!Number.isFinite(value)) return undefined
  // a negative fraction keeps its sign, as Rust writes it
  return Object.is(Math.trunc(value), -0) ? '-0' : String(Math.trunc(value))
}

/** Whether the text says something else than the value that it was made of. */
export function isRewritten(value: unknown): boolean {
  return typeof value === 'boolean' || (typeof value === 'number' && !Number.isInteger(value))
}
