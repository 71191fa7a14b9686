import type { Reading } from '../captured/reading.js'

/** Events that a passing positive assertion of the running test was about. */
const asserted = new WeakMap<object, { readonly test: number; readonly events: Set<unknown> }>()

export function markAsserted({ recording }: Reading, events: readonly unknown[]): void {
  const marked = assertedIn(recording)
  for (const event of events) marked.add(event)
}

export function unasserted(reading: Reading): readonly unknown[] {
  const marked = assertedIn(reading.recording)
  return reading.events().filter((event) => !marked.has(event))
}

function assertedIn(recording: Reading['recording']): Set<unknown> {
  let entry = asserted.get(recording)
  if (entry?.test !== recording.test) {
    entry = { test: recording.test, events: new Set() }
    asserted.set(recording, entry)
  }
  return entry.events
}
