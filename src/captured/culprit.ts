import { isJsonObject, type JsonObject } from '../recording/wire.js'
import type { CapturedEvent } from './event.js'
import { text } from './exceptions.js'
import { cutText } from './rules/text.js'
import { exceptionsOf, framesOf } from './stack.js'

/** Characters. */
const LENGTH = 200

/**
 * Where an event came from, as its issue shows it below the title: its transaction, else the
 * function of the last frame of the app's own (sentry `culprit.py`, `event_manager.py`).
 */
export function culpritOf(event: CapturedEvent): string {
  const { payload, transaction } = event
  const culprit = text(payload.culprit) || transaction || generated(payload)
  return cutText(culprit, LENGTH) ?? culprit
}

function generated(payload: JsonObject): string {
  const exceptions = exceptionsOf(payload)
  const mechanism = exceptions.at(-1)?.mechanism
  if (isJsonObject(mechanism) && mechanism.synthetic) return ''
  const holders = exceptions.length > 0 ? exceptions : [payload]
  const traces = holders.map(framesOf)
  const frames = traces.filter(({ length }) => length > 0).at(-1) ?? []
  const request = isJsonObject(payload.request) ? text(payload.request.url) : undefined
  return culpritOfFrames(frames, text(payload.platform)) || request || ''
}

/** The last frame of the app's own that tells something, else the last of all. */
function culpritOfFrames(frames: readonly JsonObject[], platform: string | undefined): string {
  const newestFirst = frames.toReversed()
  const own = newestFirst
    .filter(({ in_app }) => in_app === true)
    .map((frame) => culpritOfFrame(frame, platform))
  const other = newestFirst.find(({ in_app }) => in_app !== true)
  return own.find(Boolean) ?? (other ? culpritOfFrame(other, platform) : '')
}

function culpritOfFrame(frame: JsonObject, eventPlatform: string | undefined): string {
  const platform = text(frame.platform) || eventPlatform
  const name = text(frame.function) || '?'
  if (platform === 'objc' || platform === 'cocoa' || platform === 'native') return name
  const place = text(frame.module) || text(frame.filename)
  if (!place) return ''
  return platform === 'javascript' || platform === 'node'
    ? `${name}(${place})`
    : `${place} in ${name}`
}
