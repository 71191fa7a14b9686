import { culpritOf } from './culprit.js'
import type { CapturedEvent } from './event.js'
import type { Handled } from './exceptions.js'

/** A group of events, as the issue stream would show it. */
export interface Issue {
  /** Of its latest event. */
  readonly title: string
  /** Latest first. */
  readonly events: readonly CapturedEvent[]
  readonly count: number
  /** The tag of the latest event. */
  readonly handled: Handled | undefined
  /** Sentry's "Unhandled" badge: whether the latest event is unhandled. */
  readonly isUnhandled: boolean
  /** The line below the title: where the latest event came from; empty when nothing tells. */
  readonly culprit: string
  /** Seconds since 1970. */
  readonly firstSeen: number | undefined
  readonly lastSeen: number | undefined
}

/**
 * Groups by fingerprint, else by type and value, else by message; the newest issue first. The
 * server's own rules (in-app frames, custom grouping) may group otherwise.
 *
 * @param events in the order of their capture calls
 */
export function issuesOf(events: readonly CapturedEvent[]): readonly Issue[] {
  const groups = new Map<string, CapturedEvent[]>()
  for (const event of [...events].reverse()) {
    const key = groupKey(event)
    const group = groups.get(key)
    if (group) group.push(event)
    else groups.set(key, [event])
  }
  return [...groups.values()].map((group) => {
    const times = group.map(({ timestamp }) => timestamp).filter((time) => time !== undefined)
    return {
      title: group[0]?.title ?? '',
      events: group,
      count: group.length,
      handled: group[0]?.handled,
      isUnhandled: group[0]?.unhandled ?? false,
      culprit: group[0] ? culpritOf(group[0]) : '',
      firstSeen: times.length > 0 ? Math.min(...times) : undefined,
      lastSeen: times.length > 0 ? Math.max(...times) : undefined,
    }
  })
}

/**
 * The newest issue of this title, or the one whose events have this fingerprint.
 *
 * @param wanted the whole title, a RegExp on it, or the parts of a fingerprint
 */
export function issueOf(
  issues: readonly Issue[],
  wanted: string | RegExp | readonly unknown[],
): Issue | undefined {
  if (typeof wanted === 'string') return issues.find(({ title }) => title === wanted)
  // without the lastIndex that a /g or /y RegExp carries
  if (wanted instanceof RegExp) return issues.find(({ title }) => title.search(wanted) !== -1)
  const parts = JSON.stringify(wanted)
  return issues.find(({ events }) =>
    events.some(({ fingerprint }) => JSON.stringify(fingerprint) === parts),
  )
}

/** In a fingerprint, `{{ default }}` stands for the grouping without one. */
function groupKey(event: CapturedEvent): string {
  const own = event.kind === 'message' ? ['message', event.message] : [event.type, event.value]
  const { fingerprint } = event
  const isDefault = fingerprint.every(isPlaceholder) && fingerprint.length <= 1
  if (isDefault) return JSON.stringify(own)
  return JSON.stringify(fingerprint.map((part) => (isPlaceholder(part) ? own : part)))
}

function isPlaceholder(part: unknown): boolean {
  return typeof part === 'string' && /^\{\{\s*default\s*\}\}$/.test(part)
}
