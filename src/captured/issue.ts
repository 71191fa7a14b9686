import { culpritOf } from './culprit.js'
import type { CapturedEvent } from './event.js'
import type { Handled } from './exceptions.js'
import { fingerprintOf } from './fingerprint.js'
import type { Grouping } from './grouping.js'

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
  /**
   * How Sentry itself groups its events, as far as their payloads tell, latest first. More than
   * one: same errors from different places in the app, of which Sentry may make an issue each.
   */
  readonly groupings: readonly Grouping[]
  /** Seconds since 1970. */
  readonly firstSeen: number | undefined
  readonly lastSeen: number | undefined
}

/**
 * Groups by fingerprint, else by type and value, else by message; the newest issue first. Sentry
 * groups by stack traces where it can: `groupings` tells.
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
      // read when somebody asks: it takes all of each payload
      get groupings() {
        return groupingsOf(group)
      },
      firstSeen: times.length > 0 ? Math.min(...times) : undefined,
      lastSeen: times.length > 0 ? Math.max(...times) : undefined,
    }
  })
}

function groupingsOf(events: readonly CapturedEvent[]): readonly Grouping[] {
  const groupings = new Map<string, Grouping>()
  for (const { grouping } of events) {
    const key = JSON.stringify(grouping)
    if (!groupings.has(key)) groupings.set(key, grouping)
  }
  return [...groupings.values()]
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

/** By its fingerprint, else by what it says. */
function groupKey(event: CapturedEvent): string {
  const own = event.kind === 'message' ? ['message', event.message] : [event.type, event.value]
  return JSON.stringify(fingerprintOf(event, () => own.map((part) => part ?? null)) ?? own)
}
