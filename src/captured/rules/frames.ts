import { isJsonObject, type JsonValue } from '../../recording/wire.js'
import type { Rule } from './rule.js'
import { TRIMMING } from './sources.js'

const FRAMES = ['exception[].stacktrace', 'threads[].stacktrace', 'stacktrace'].map(
  (at) => `${at}.frames`,
)
const MOST_FRAMES = 250
const MOST_WITH_CONTEXT = 50

/** What Sentry makes of long stack traces. */
export const frameRules: readonly Rule[] = [
  {
    name: 'frames-count',
    severity: 'cut',
    because: 'A stack trace has at most 250 frames: the last ones are kept.',
    source: TRIMMING,
    at: FRAMES,
    find: (frames) =>
      Array.isArray(frames) &&
      frames.length > MOST_FRAMES && {
        sent: { frames: frames.length },
        kept: { frames: MOST_FRAMES },
      },
  },
  {
    name: 'frames-context',
    severity: 'cut',
    because:
      'Of a stack trace with more than 50 frames, those in the middle lose their variables and the source lines around them.',
    source: TRIMMING,
    at: FRAMES,
    find(frames) {
      if (!Array.isArray(frames)) return undefined
      const bare = slimmed(frames.slice(-MOST_FRAMES)).filter(hasContext).length
      return bare > 0 && { sent: { frames: frames.length }, kept: { withoutContext: bare } }
    },
  },
]

/** The frames that lose what surrounds them: of the app's own as few as possible. */
function slimmed(frames: readonly JsonValue[]): readonly JsonValue[] {
  if (frames.length <= MOST_WITH_CONTEXT) return []
  const own = frames.filter((frame) => isJsonObject(frame) && frame.in_app === true)
  const others = frames.filter((frame) => isJsonObject(frame) && frame.in_app !== true)
  const otherHalf = Math.floor(Math.max(0, MOST_WITH_CONTEXT - own.length) / 2)
  const bareOthers = others.slice(otherHalf, others.length - otherHalf)
  const remaining = Math.max(0, frames.length - MOST_WITH_CONTEXT - bareOthers.length)
  const ownHalf = Math.floor(Math.max(0, own.length - remaining) / 2)
  return [...bareOthers, ...own.slice(ownHalf, own.length - ownHalf)]
}

function hasContext(frame: JsonValue): boolean {
  if (!isJsonObject(frame)) return false
  return ['vars', 'pre_context', 'post_context'].some((key) => {
    const value = frame[key]
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0
  })
}
