import { isJsonObject, type JsonObject, type JsonValue } from '../recording/wire.js'

/** The chain of exceptions of an event, deepest cause first, without those that are null. */
export function exceptionsOf({ exception }: JsonObject): readonly JsonObject[] {
  return valuesOf(exception)
}

/**
 * What may hold stack traces: the exceptions; of an event without one its only thread, or itself
 * (sentry `stacktraces/processing.py`).
 */
export function stackHolders(payload: JsonObject): readonly JsonObject[] {
  const exceptions = exceptionsOf(payload)
  if (exceptions.length > 0) return exceptions
  const threads = valuesOf(payload.threads)
  return threads.length === 1 && framesOf(payload).length === 0 ? threads : [payload]
}

/** Of one exception, thread or event: the frames, the innermost last. */
export function framesOf({ stacktrace }: JsonObject): readonly JsonObject[] {
  const frames = isJsonObject(stacktrace) ? stacktrace.frames : undefined
  return Array.isArray(frames) ? frames.filter(isJsonObject) : []
}

/** The innermost frame of the app's own, else the innermost of all. */
export function crashFrame(payload: JsonObject): JsonObject | undefined {
  const frames = framesOf(stackHolders(payload).at(-1) ?? {}).toReversed()
  return frames.find(({ in_app }) => in_app === true) ?? frames[0]
}

function valuesOf(list: JsonValue | undefined): readonly JsonObject[] {
  const values = isJsonObject(list) ? list.values : list
  return Array.isArray(values) ? values.filter(isJsonObject) : []
}
