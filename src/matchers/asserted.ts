import type { CapturedEvent } from '../captured/event.js'
import type { Reading } from '../captured/reading.js'

/**
 * What a passing positive assertion was about. It is the running test's: what an earlier test had
 * captured is not in its recording.
 */
const asserted = new WeakSet<object>()

export function markAsserted(items: readonly object[]): void {
  for (const item of items) asserted.add(item)
}

/** Events that no such assertion was about. */
export function unasserted(reading: Reading): readonly CapturedEvent[] {
  return reading.events().filter((event) => !asserted.has(event))
}
