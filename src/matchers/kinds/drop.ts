import type { CapturedDrop } from '../../captured/drop.js'
import { CapturedEvent } from '../../captured/event.js'
import type { Rule } from '../field.js'
import { textIdentity } from '../identity.js'
import { askBreadcrumbs, askTags, isQuery, parseQuery } from '../query.js'
import { plural } from '../words/plural.js'
import { askableEvent, errorStillThere, sameObject } from './event.js'
import type { Kind } from './kind.js'

const OWN_KEYS = ['reason', 'category', 'quantity', 'statusCode', 'event'] as const

/** A query may name fields of the drop, or of the event that was dropped. */
export const dropKind: Kind<CapturedDrop> = {
  noun: 'drop',
  identityName: 'reason',
  keys: [...OWN_KEYS, ...askableEvent.keys],
  value: (drop, key) => {
    const own = OWN_KEYS.find((name) => name === key)
    if (own) return drop[own]
    return drop.event && askableEvent.value(drop.event, key)
  },
  special: {
    event_id: (expected) => {
      const { expected: wanted = expected, compare } = askableEvent.special.event_id(expected)
      return { expected: wanted, ...(compare ? { compare } : {}) }
    },
    event: askEvent,
    handled: askableEvent.special.handled,
    error: (expected) =>
      expected instanceof Error
        ? sameObject
        : { actual: ({ event }) => event && errorStillThere(event) },
    tags: askTags<CapturedDrop>(
      ({ event }) => event?.tags ?? {},
      ({ event }, key) => event?.tag(key),
    ),
    breadcrumbs: askBreadcrumbs<CapturedDrop>,
  },
  list: (reading) => reading.drops(),
  all: (reading) => reading.drops(),
  counted: (reading) =>
    reading.drops().length > 0 ? plural(reading.drops().length, 'drop') : 'no drop',
  identity: (given) => textIdentity('drop', 'reason', 'reason', given, ({ reason }) => reason),
  row: ({ reason, category, quantity, event }) => [
    event?.title ?? category,
    reason,
    `${quantity} ${category}`,
    event?.event_id ?? '',
  ],
  quantity: ({ quantity }) => quantity,
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
