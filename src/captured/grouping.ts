import { isJsonObject, type JsonObject, type JsonValue } from '../recording/wire.js'
import { text } from './exceptions.js'
import { fingerprintOf, type Groupable } from './fingerprint.js'
import { exceptionsOf, framesOf, stackHolders } from './stack.js'

/** What Sentry groups an event by: those whose groupings are equal belong to one issue. */
export interface Grouping {
  readonly by: 'fingerprint' | 'stack trace' | 'exception' | 'message'
  /** Frames of the app's own with the types around them, or type and value, or the message. */
  readonly parts: readonly JsonValue[]
}

/**
 * How Sentry groups an event by default, as far as its payload tells: by its own fingerprint, else
 * by the frames of the app (of all, where none is), else by type and value, else by message
 * (sentry `grouping/strategies/newstyle.py`, `message.py`).
 */
export function groupingOf(event: Groupable): Grouping {
  const byDefault = defaultGrouping(event)
  const parts = fingerprintOf(event, () => [byDefault.by, ...byDefault.parts])
  return parts ? { by: 'fingerprint', parts } : byDefault
}

function defaultGrouping({ payload, message }: Groupable): Grouping {
  const holders = stackHolders(payload)
  const stacks = contributingStacks(holders, text(payload.platform))
  const isException = exceptionsOf(payload).length > 0
  if (stacks.some(({ length }) => length > 0)) {
    return { by: 'stack trace', parts: holders.map((holder, at) => partsOf(holder, stacks[at])) }
  }
  if (isException) return { by: 'exception', parts: holders.map((holder) => partsOf(holder)) }
  return { by: 'message', parts: message === undefined ? [] : [message] }
}

/** Of each exception; only where no stack trace tells, its value does. */
function partsOf({ type, value, mechanism }: JsonObject, stack: JsonValue[] = []): JsonValue {
  const isSynthetic = isJsonObject(mechanism) && Boolean(mechanism.synthetic)
  return [isSynthetic ? null : (type ?? null), ...(stack.length > 0 ? stack : [value ?? null])]
}

function contributingStacks(
  holders: readonly JsonObject[],
  platform: string | undefined,
): JsonValue[][] {
  const ofApp = holders.map((holder) =>
    frameParts(framesOf(holder), platform, ({ in_app }) => in_app === true),
  )
  if (ofApp.some(({ length }) => length > 0)) return ofApp
  return holders.map((holder) => frameParts(framesOf(holder), platform, () => true))
}

const SAME_CALL = ['abs_path', 'package', 'module', 'filename', 'function', 'lineno', 'colno']

function frameParts(
  frames: readonly JsonObject[],
  eventPlatform: string | undefined,
  isAsked: (frame: JsonObject) => boolean,
): JsonValue[] {
  return frames.flatMap((frame, at) => {
    const before = frames[at - 1]
    const isRecursion = before && SAME_CALL.every((field) => before[field] === frame[field])
    if (isRecursion || !isAsked(frame)) return []
    const parts = partsOfFrame(frame, text(frame.platform) || eventPlatform)
    return parts.some((part) => part !== null) ? [parts] : []
  })
}

const SCRIPTS = ['javascript', 'node']
/** Where the source lines that an SDK sends are to be trusted. */
const WITH_SOURCE = [...SCRIPTS, 'python', 'php', 'ruby']
const NO_SOURCE = ['[native code]', 'native code', 'eval code', '<anonymous>']
const NO_NAME = ['?', '<anonymous function>', '<anonymous>', 'Anonymous function']
const LONGEST_LINE = 120

/** Module or file, function, and source line: each is null where it says nothing. */
function partsOfFrame(frame: JsonObject, platform = ''): (string | null)[] {
  const isScript = SCRIPTS.includes(platform)
  const path = text(frame.abs_path) ?? text(frame.filename) ?? ''
  const name = functionOf(frame, isScript)
  if (isScript && (name === 'eval' || NO_SOURCE.includes(path))) return [null, null, null]
  const isUrl = isScript && /^(?:https?|blob|applewebdata):/.test(path)
  const line = WITH_SOURCE.includes(platform) && !(isUrl && !name) ? lineOf(frame) : null
  return [moduleOf(frame, platform, path) ?? (isUrl ? null : fileOf(frame)), name, line]
}

function functionOf(frame: JsonObject, isScript: boolean): string | null {
  const name = text(frame.function)
  if (!name || !isScript) return name || null
  const last = name.slice(name.lastIndexOf('.') + 1)
  return NO_NAME.includes(last) || last === '' || last.endsWith('/<') ? null : last
}

function moduleOf(frame: JsonObject, platform: string, path: string): string | undefined {
  const module = text(frame.module)
  // a path that some SDKs for browsers send for one
  const isPath = platform === 'javascript' && module?.includes('/') && path.endsWith(module)
  return isPath ? undefined : module || undefined
}

function fileOf(frame: JsonObject): string | null {
  const file = text(frame.filename)?.split(/[/\\]/).at(-1)?.toLowerCase()
  return !file || file === '<anonymous>' || file === '[native code]' ? null : file
}

function lineOf(frame: JsonObject): string | null {
  const line = text(frame.context_line) ?? ''
  return line.length > LONGEST_LINE ? null : line.split(/\s+/).filter(Boolean).join(' ') || null
}
