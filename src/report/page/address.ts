import type { Report } from './model.js'

/** What the page shows, as it stands behind the `#` of its address; places in the report's lists. */
export interface Address {
  readonly event?: number | undefined
  readonly issue?: number | undefined
  readonly test?: number | undefined
}

/** `#/event/<event_id>`, so that a link leads to an event; an id that came twice has its place too. */
export function writeAddress(report: Report, { event, issue, test }: Address): string {
  if (test !== undefined) return `#/test/${test}`
  const id = report.event(event)?.event_id
  if (event === undefined || id === undefined) return `#/issue/${issue ?? 0}`
  return report.findEvent(id) === event ? `#/event/${id}` : `#/event/${id}/${event}`
}

/** @returns undefined for no address, and for one that leads nowhere */
export function readAddress(report: Report, hash: string): Address | undefined {
  const [, kind, key = '', place] = /^#\/(event|issue|test)\/([\w-]+)(?:\/(\d+))?$/.exec(hash) ?? []
  const at = Number(key)
  if (kind === 'test') return report.tests[at] && { test: at }
  if (kind === 'issue') return report.issues[at] && { issue: at }
  if (kind !== 'event') return undefined
  const event = place === undefined ? report.findEvent(key) : Number(place)
  const issue = event === undefined ? undefined : report.issueOf(event)?.index
  return issue === undefined ? undefined : { event, issue }
}
