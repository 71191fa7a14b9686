import { type Captures, isAlreadyCaught, type NewCapture } from './captures.js'
import { isObject, type SdkClient, type SdkEvent, type SdkHint } from './sdk.js'

/**
 * Watches a client's own calls: when something is captured, what it becomes, why it is dropped.
 * The methods of this one instance are wrapped and stay the SDK's. `postprocessEvent` exists
 * since SDK 8; no hook fires for a drop, in any major.
 *
 * @returns takes the wrapping away again
 */
export function observeClient(
  client: SdkClient,
  captures: Captures,
  onClose: () => void,
): () => void {
  const { captureException, captureMessage, captureEvent, recordDroppedEvent } = client
  const { _processEvent, close } = client

  function capture(known: NewCapture, call: () => string): string {
    const begun = captures.begin(known)
    if (isAlreadyCaught(known.error)) captures.drop(begun, 'already_captured')
    try {
      return captures.during(begun, call)
    } catch (error) {
      // SDK 11 throws out of captureEvent when the last exception value is null
      captures.giveUp(begun, error)
      throw error
    }
  }

  const wrapped: Partial<SdkClient> = {
    captureException(exception, hint, scope) {
      const event_id = hint?.event_id ?? newEventId()
      const known = { event_id, call: 'exception', error: exception } as const
      return capture(known, () =>
        captureException.call(client, exception, withId(hint, event_id), scope),
      )
    },
    captureMessage(message, level, hint, scope) {
      const event_id = hint?.event_id ?? newEventId()
      // the SDK takes anything but a primitive for an exception (and a template for a message)
      const isMessage = !isObject(message) || '__sentry_template_string__' in message
      const known = {
        event_id,
        call: isMessage ? 'message' : 'exception',
        error: isMessage ? undefined : message,
        draft: isMessage ? { message: String(message) } : undefined,
      } as const
      return capture(known, () =>
        captureMessage.call(client, message, level, withId(hint, event_id), scope),
      )
    },
    captureEvent(event, hint, scope) {
      const event_id = hint?.event_id ?? newEventId()
      const known = { event_id, error: hint?.originalException, draft: event }
      return capture(known, () => captureEvent.call(client, event, withId(hint, event_id), scope))
    },
    recordDroppedEvent(reason, category, count) {
      // SDK 8 passes the event where later majors pass a count
      captures.announceDrop(reason, category, typeof count === 'number' ? count : 1)
      recordDroppedEvent.call(client, reason, category, count)
    },
    close(timeout) {
      onClose()
      return close.call(client, timeout)
    },
  }
  if (_processEvent) {
    wrapped._processEvent = (event, hint, ...scopes) => {
      const begun =
        captures.withEventId(hint.event_id) ??
        captures.begin({ event_id: hint.event_id ?? newEventId() })
      begun.draft = event
      begun.scopes = [hint.captureContext, ...scopes]
      const processed = captures.during(begun, () =>
        _processEvent.call(client, event, hint, ...scopes),
      )
      processed.then(
        () => captures.end(begun),
        (reason: unknown) => captures.giveUp(begun, reason),
      )
      return processed
    }
  }
  const replaced = Object.entries(wrapped).map(([name, method]) => {
    const own = Object.getOwnPropertyDescriptor(client, name)
    Object.defineProperty(client, name, { value: method, configurable: true, writable: true })
    return () => {
      if (own) Object.defineProperty(client, name, own)
      else Reflect.deleteProperty(client, name)
    }
  })

  const unsubscribe = [
    client.on('postprocessEvent', (event: SdkEvent, hint: SdkHint) => {
      const begun = captures.withEventId(hint.event_id)
      if (!begun) return
      begun.draft = event
      begun.scopes = []
    }),
    client.on('beforeSendEvent', (event: SdkEvent, hint: SdkHint | undefined) => {
      const begun = captures.withEventId(hint?.event_id)
      if (begun) begun.sent = event
    }),
  ]

  return () => {
    for (const restore of replaced) restore()
    for (const stop of unsubscribe) if (typeof stop === 'function') stop()
  }
}

/** Nearly always it has one: the SDK's own functions pass through its scope, which gives it. */
function withId(hint: SdkHint | undefined, event_id: string): SdkHint {
  return hint?.event_id === undefined ? { ...hint, event_id } : hint
}

function newEventId(): string {
  return crypto.randomUUID().replaceAll('-', '')
}
