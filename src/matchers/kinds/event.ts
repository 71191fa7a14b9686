import { type CapturedEvent, RECORDED } from '../../captured/event.js'
import type { CapturedCause } from '../../captured/exceptions.js'
import { attachmentKind } from '../../captured/kinds/attachment.js'
import type { Reading } from '../../captured/reading.js'
import { isEventId, normalizeEventId } from '../../recording/event-id.js'
import { isError } from '../../recording/kind-of.js'
import { QueryError } from '../compare.js'
import type { Rule } from '../field.js'
import {
  checkGiven,
  errorIdentity,
  eventIdIdentity,
  hasOtherId,
  textIdentity,
} from '../identity.js'
import { type Askable, askBreadcrumbs, askTags, checkEntries } from '../query.js'
import { eventsText } from '../words/captured.js'
import type { Row } from '../words/rows.js'
import { stringify } from '../words/stringify.js'
import type { Counts, Kind } from './kind.js'

const KEYS = [
  ...['event_id', 'kind', 'title', 'type', 'value', 'message', 'causes', 'handled', 'unhandled'],
  ...['mechanism', 'tags', 'level', 'user', 'contexts', 'extra', 'request', 'breadcrumbs'],
  ...['fingerprint', 'transaction', 'release', 'environment', 'dist', 'logger', 'server_name'],
  ...['platform', 'timestamp', 'attachments', 'problems', 'payload', 'envelope', 'error'],
] as const satisfies readonly (keyof CapturedEvent)[]

/** What may be asked of an error or message event, wherever it is asked. */
export const askableEvent = {
  keys: KEYS,
  reader: (key: string) => {
    const known = KEYS.find((name) => name === key)
    return (event: CapturedEvent): unknown => known && event[known]
  },
  special: {
    event_id: askEventId,
    handled: askHandled,
    unhandled: askUnhandled,
    error: askError,
    tags: askTags<CapturedEvent>(
      (event) => event.tags,
      (event, key) => event.tag(key),
    ),
    breadcrumbs: askBreadcrumbs<CapturedEvent>,
    causes: askCauses,
    attachments: askAttachments,
  },
} satisfies Omit<Askable<CapturedEvent>, 'noun'>

function askCauses(expected: unknown): object {
  checkEntries(expected, 'cause', ['type', 'value', 'mechanism'] satisfies (keyof CapturedCause)[])
  return {}
}

function askAttachments(expected: unknown): object {
  checkEntries(expected, attachmentKind.noun, attachmentKind.keys)
  return {}
}

/** Every event has an id: asked for as `undefined` it can only be a mistake. */
function askEventId(expected: unknown): Partial<Rule<CapturedEvent>> {
  checkGiven(expected, 'event_id')
  if (['number', 'boolean'].includes(typeof expected) || Array.isArray(expected)) {
    throw new QueryError(`The event_id is 32 hex digits; ${stringify(expected)} is none.`)
  }
  if (typeof expected !== 'string' || !isEventId(expected)) return {}
  const event_id = normalizeEventId(expected)
  return {
    expected: event_id,
    excludes: (recorded) => hasOtherId(recorded, event_id),
    isUnique: true,
  }
}

export const sameObject = {
  compare: (wanted: unknown, actual: unknown) => wanted === actual,
  show: (actual: unknown) => actual,
}

/** An Error in a query is the very object that the app captured. */
function askError(expected: unknown): Partial<Rule<CapturedEvent>> {
  return isError(expected) ? sameObject : { actual: errorStillThere }
}

/** What cannot be looked at any more is neither a match nor none. */
export function errorStillThere(event: CapturedEvent): unknown {
  if (!event[RECORDED].origin.error?.isGone) return event.error
  throw new QueryError(
    `The error object of event ${event.event_id} is gone: a recording holds those of the latest ` +
      'hundred captures, and nobody else held this one. Ask for what its payload says, or hold the error.',
  )
}

function askHandled(expected: unknown): object {
  if (typeof expected !== 'boolean') return {}
  throw new QueryError(
    `handled is Sentry's tag, 'yes', 'no' or undefined, not ${expected}. ` +
      'To ask whether any exception of the chain is unhandled, use { unhandled: true }.',
  )
}

/** Easily taken for the tag: as a text it would never match, and a `.not` always pass. */
function askUnhandled(expected: unknown): object {
  if (typeof expected !== 'string') return {}
  throw new QueryError(
    `unhandled is true or false, not ${stringify(expected)}. To ask for Sentry's tag, use { handled: 'no' }.`,
  )
}

const anyEvent = {
  ...askableEvent,
  all: (reading: Reading) => reading.events(),
  number: (reading: Reading, event: CapturedEvent) =>
    reading.eventItems().indexOf(event[RECORDED]) + 1,
  counted: eventsText,
  row: eventRow,
}

export const exceptionKind: Kind<CapturedEvent> = {
  ...anyEvent,
  noun: 'exception',
  identityName: 'error',
  list: (reading) => reading.exceptions(),
  count: (reading) => eventCounts(reading, reading.exceptionItems().length),
  listOf: (reading, isWanted) => reading.eventsOf(isWanted).filter(isException),
  ofDrop: ({ event }) => (event?.kind === 'exception' ? event : undefined),
  identity: errorIdentity,
}

export const messageKind: Kind<CapturedEvent> = {
  ...anyEvent,
  noun: 'message',
  identityName: 'message',
  list: (reading) => reading.messages(),
  count: (reading) =>
    eventCounts(reading, reading.eventItems().length - reading.exceptionItems().length),
  listOf: (reading, isWanted) => reading.eventsOf(isWanted).filter((event) => !isException(event)),
  ofDrop: ({ event }) => (event?.kind === 'message' ? event : undefined),
  identity: (given) =>
    textIdentity('message', 'message', 'message', given, (event: CapturedEvent) => event.message),
}

export const eventKind: Kind<CapturedEvent> = {
  ...anyEvent,
  noun: 'event',
  identityName: 'event_id',
  list: (reading) => reading.events(),
  count: (reading) => eventCounts(reading, reading.eventItems().length),
  listOf: (reading, isWanted) => reading.eventsOf(isWanted),
  ofDrop: ({ event }) => event,
  identity: (given, reading: Reading) =>
    eventIdIdentity(given, (event_id) => reading.event(event_id) !== undefined),
}

function eventCounts(reading: Reading, listed: number): Counts {
  return { listed, all: reading.eventItems().length }
}

function isException({ kind }: CapturedEvent): boolean {
  return kind === 'exception'
}

export function eventRow(event: CapturedEvent): Row {
  return [event.title, verdictWord(event), event.level ?? 'error', event.event_id]
}

function verdictWord(event: CapturedEvent): string {
  if (event.kind === 'message') return 'message'
  return event.unhandled ? 'unhandled' : 'handled'
}
