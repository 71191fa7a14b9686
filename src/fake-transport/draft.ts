import { type Origin, RecordedItem } from '../recording/envelope.js'
import { toWire } from '../recording/wire.js'
import { isObject, type SdkEvent } from './sdk.js'

/** An event on its way through the SDK, and the scopes that it has yet to take up. */
export interface Draft {
  readonly event_id: string
  readonly origin: Origin
  readonly draft: SdkEvent | undefined
  readonly scopes: readonly unknown[]
}

/** A dropped event as far as it is known; undefined when nothing is. */
export function draftItem({ event_id, origin, draft, scopes }: Draft): RecordedItem | undefined {
  const event = draft ? withScopes(draft, scopes) : eventOfError(origin.error?.deref())
  if (!event) return undefined
  const type = typeof event.type === 'string' ? event.type : 'event'
  const body = toWire({ event_id, ...event })
  return new RecordedItem(type, JSON.stringify({ type }), body, origin, undefined)
}

/** As far as one can tell of an error of which the SDK has not made an event. */
function eventOfError(error: unknown): SdkEvent | undefined {
  if (!(error instanceof Error)) return undefined
  return { exception: { values: [{ type: error.name, value: error.message }] } }
}

/**
 * What the scopes would have added, for an event that is dropped before the SDK has added it: by an
 * event processor, or in SDK 8, which tells nobody of the event that it has prepared.
 */
function withScopes(event: SdkEvent, scopes: readonly unknown[]): SdkEvent {
  const own: Record<string, unknown> = { ...event }
  // the current scope wins over the isolation scope, which stands behind it
  for (const scope of scopes) {
    const data = dataOf(scope)
    for (const key of ['tags', 'user', 'extra', 'contexts']) {
      own[key] = { ...Object(data[key]), ...Object(own[key]) }
    }
    own.level ??= data.level
  }
  return own
}

/** Of a scope, or of a capture context, which is no more than its data. */
function dataOf(scope: unknown): Record<PropertyKey, unknown> {
  if (!isObject(scope)) return {}
  const data: unknown = typeof scope.getScopeData === 'function' ? scope.getScopeData() : scope
  return isObject(data) ? data : {}
}
