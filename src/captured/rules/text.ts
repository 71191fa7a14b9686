import { encodeUtf8 } from '../../recording/platform.js'

/** Whether it has more characters as Relay counts them: code points. */
export function isLonger(text: string, limit: number): boolean {
  return text.length > limit && [...text].length > limit
}

/** Whether it has more bytes of UTF-8, of which a unit of a JavaScript string takes three at most. */
export function isLargerThan(text: string, limit: number): boolean {
  return text.length * 3 > limit && bytesOf(text) > limit
}

/** Bytes of UTF-8. */
export function bytesOf(text: string): number {
  return encodeUtf8(text).length
}

/**
 * What Relay makes of a text that is too long (`trimming.rs`, `trim_string`): its beginning and
 * `...`, together `limit` characters. Up to `allowance` characters more are let through.
 *
 * @returns undefined when nothing is cut
 */
export function cutText(text: string, limit: number, allowance = 0): string | undefined {
  if (text.length <= limit) return undefined
  const characters = [...text]
  if (characters.length <= limit + allowance) return undefined
  return `${characters.slice(0, Math.max(0, limit - MARK.length)).join('')}${MARK}`
}

const MARK = '...'

/** What no release, environment or the like may have (`sentry-release-parser`). */
export function hasForbiddenCharacter(text: string): boolean {
  if (text.includes('/') || text.includes('\\')) return true
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code === 0x7f) return true
  }
  return false
}
