import type { CapturedDrop } from '../../captured/drop.js'
import { CapturedEvent } from '../../captured/event.js'
import { isError } from '../../recording/kind-of.js'
import { QueryError } from '../compare.js'
import type { Rule } from '../field.js'
import { textIdentity } from '../identity.js'
import { askBreadcrumbs, askTags, isQuery, parseQuery } from '../query.js'
import { plural } from '../words/plural.js'
import { stringify } from '../words/stringify.js'
import { askableEvent, errorStillThere, sameObject } from './event.js'
import { inOneList, type Kind } from './kind.js'

const OWN_KEYS = ['reason', 'category', 'quantity', 'statusCode', 'event'] as const

/** A query may name fields of the drop, or of the event that was dropped. */
export const dropKind: Kind<CapturedDrop> = {
  noun: 'drop',
  identityName: 'reason',
  keys: [...OWN_KEYS, ...askableEvent.keys],
  reader: (key) => {
    const own = OWN_KEYS.find((name) => name === key)
    if (own) return (drop) => drop[own]
    const ofEvent = askableEvent.reader(key)
    return ({ event }) => event && ofEvent(event)
  },
  special: {
    event_id: (expected) => {
      const { expected: wanted = expected } = askableEvent.special.event_id(expected)
      return { expected: wanted }
    },
    event: askEvent,
    handled: askableEvent.special.handled,
    unhandled: askableEvent.special.unhandled,
    error: (expected) =>
      isError(expected) ? sameObject : { actual: ({ event }) => event && errorStillThere(event) },
    tags: askTags<CapturedDrop>(
      ({ event }) => event?.tags,
      ({ event }, key) => event?.tag(key),
    ),
    breadcrumbs: askBreadcrumbs<CapturedDrop>,
    causes: askableEvent.special.causes,
    attachments: askableEvent.special.attachments,
  },
  ...inOneList((reading) => reading.drops()),
  counted: (reading) =>
    reading.drops().length > 0 ? plural(reading.drops().length, 'drop') : 'no drop',
  identity(given) {
    checkReason(given)
    return textIdentity('drop', 'reason', 'reason', given, ({ reason }) => reason)
  },
  row: ({ reason, category, quantity, event }) => [
    event?.title ?? category,
    reason,
    `${quantity} ${category}`,
    event?.event_id ?? '',
  ],
  quantity: ({ quantity }) => quantity,
}

/** SDK 8 to 11 (`EventDropReason`), and ours where the SDK records none. */
const REASONS = [
  ...['before_send', 'event_processor', 'sample_rate', 'callback_error', 'already_captured'],
  ...['ratelimit_backoff', 'send_error', 'network_error', 'queue_overflow', 'buffer_overflow'],
  ...['internal_sdk_error', 'no_parent_span'],
]

/**
 * Other SDKs have other reasons, but none that differs from these in its spelling alone.
 *
 * @throws QueryError for `beforeSend`: nothing is ever dropped by that
 */
function checkReason(given: unknown): void {
  if (typeof given !== 'string') return
  const plain = (reason: string) => reason.toLowerCase().replace(/[^a-z]/g, '')
  const meant = REASONS.find((reason) => plain(reason) === plain(given))
  if (meant === undefined || meant === given) return
  throw new QueryError(
    `No drop has the reason ${stringify(given)}. Did you mean ${stringify(meant)}?`,
  )
}

/** `{ event: { tags: { vip: true } } }` asks as a query on an event does. */
function askEvent(expected: unknown): Partial<Rule<CapturedDrop>> {
  if (!isQuery(expected)) return {}
  const { fields } = parseQuery(expected, { ...askableEvent, noun: 'event' }, [])
  return {
    compare: (_, event) =>
      event instanceof CapturedEvent && fields.every((field) => field.matches(event)),
    show: (event) => event,
  }
}
