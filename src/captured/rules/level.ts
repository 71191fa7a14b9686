import type { JsonValue } from '../../recording/wire.js'

/** What Sentry takes for a level (relay `types.rs`). */
const LEVELS = new Map<JsonValue, string>([
  ['debug', 'debug'],
  ['info', 'info'],
  ['log', 'info'],
  ['warning', 'warning'],
  ['error', 'error'],
  ['fatal', 'fatal'],
  ['critical', 'fatal'],
  // Python's numbers, which other SDKs send
  [10, 'debug'],
  [20, 'info'],
  [30, 'warning'],
  [40, 'error'],
  [50, 'fatal'],
])

/** The level as Sentry keeps it; undefined for what it does not know. */
export function keptLevel(level: JsonValue): string | undefined {
  return LEVELS.get(level)
}
