import { type CapturedEvent, RECORDED } from '../../captured/event.js'
import { wasAsserted } from '../../recording/packed.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../../recording/wire.js'
import type { EventData } from './page-data.js'
import { type Room, readAttachments } from './read-items.js'
import type { SharedTexts } from './shared-texts.js'

/** Where an event comes from. */
export interface EventSource {
  readonly test: number
  readonly attempt: number
  readonly isShared: boolean
  readonly isDropped: boolean
}

export function readEvent(
  event: CapturedEvent,
  { test, attempt, isShared, isDropped }: EventSource,
  shared: SharedTexts,
  room: Room,
): EventData {
  const { event_id, kind, title, handled, unhandled, timestamp, attachments, tags } = event
  const culprit = culpritOf(event)
  const trace_id = traceOf(event)
  return {
    event_id,
    kind,
    title,
    level: tags.level ?? 'error',
    test,
    ...(culprit === undefined ? {} : { culprit }),
    ...(handled ? { handled } : {}),
    ...(unhandled ? { unhandled } : {}),
    ...(wasAsserted(event[RECORDED]) ? { asserted: true } : {}),
    ...(isDropped ? { dropped: true } : {}),
    ...(attempt > 1 ? { attempt } : {}),
    ...(isShared ? { isShared } : {}),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(trace_id === undefined ? {} : { trace_id }),
    tags: shared.add(tags),
    payload: shared.addPayload(event.payload),
    ...(attachments.length > 0
      ? { attachments: shared.add(readAttachments(attachments, room)) }
      : {}),
  }
}

/** As under a title in the issue stream: the transaction, else where the app's own code failed. */
function culpritOf({ transaction, payload }: CapturedEvent): string | undefined {
  if (transaction) return transaction
  const frame = framesOf(payload).findLast(({ in_app }) => in_app !== false)
  if (!frame) return undefined
  const parts = [frame.module ?? frame.filename, frame.function]
  const texts = parts.filter((part) => typeof part === 'string' && part !== '' && part !== '?')
  return texts.length > 0 ? texts.join(' in ') : undefined
}

function framesOf({ exception }: JsonObject): readonly JsonObject[] {
  const values: unknown = isJsonObject(exception) ? exception.values : exception
  const captured: unknown = Array.isArray(values) ? values.at(-1) : undefined
  const stacktrace = isJsonObject(captured) ? captured.stacktrace : undefined
  const frames: JsonValue | undefined = isJsonObject(stacktrace) ? stacktrace.frames : undefined
  return Array.isArray(frames) ? frames.filter(isJsonObject) : []
}

function traceOf({ contexts }: CapturedEvent): string | undefined {
  const trace = contexts?.trace
  return isJsonObject(trace) && typeof trace.trace_id === 'string' ? trace.trace_id : undefined
}
