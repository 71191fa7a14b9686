import { type CapturedEvent, RECORDED } from '../captured/event.js'
import type { Reading } from '../captured/reading.js'
import { Problem } from './problem.js'
import { cut, stringify } from './words/stringify.js'

/** Characters of what was no recording. */
const NAME_WIDTH = 120

/** Leads from what a test holds in its hand to the recording behind it, across copies of this package. */
export const READING = Symbol.for('expect-sentry.reading')

/** What `expect()` takes: a fake transport, or anything else that is read the same way. */
export interface Subject {
  readonly [READING]: Reading
}

export function readingOf(received: unknown): Reading {
  if (isSubject(received)) return received[READING]
  if (isEvent(received)) {
    throw new Problem(
      'This matcher asks a whole recording: expect(sentry), not one event of it. On one event use ' +
        'toBeHandled(), toBeUnhandled(), toHaveSentryTag() or toHaveBreadcrumb().',
    )
  }
  throw new Problem(
    `expect() got ${nameOf(received)}, which is no recording. Pass what createFakeTransport() returned: expect(sentry).`,
  )
}

export function eventOf(received: unknown): CapturedEvent {
  if (isEvent(received)) return received
  if (isSubject(received)) {
    throw new Problem(
      'This matcher asks one event: expect(sentry.lastEvent), not the whole recording.',
    )
  }
  throw new Problem(
    `expect() got ${nameOf(received)}, which is no captured event. Pass one of sentry.events, ` +
      'or sentry.event(event_id); that is undefined when no event has the id.',
  )
}

/** Of what is large, its beginning tells enough. */
function nameOf(received: unknown): string {
  return cut(stringify(received), NAME_WIDTH)
}

export function isSubject(value: unknown): value is Subject {
  return typeof value === 'object' && value !== null && READING in value
}

export function isEvent(value: unknown): value is CapturedEvent {
  return typeof value === 'object' && value !== null && RECORDED in value
}
