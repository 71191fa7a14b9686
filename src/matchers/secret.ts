import { QueryError, testAnew } from './compare.js'
import { stringify } from './words/stringify.js'

/** What must not leave the app. It is never printed. */
export interface Secret {
  isIn(text: string): boolean
}

/** @throws QueryError for what would be found everywhere, or nowhere */
export function secretOf(given: unknown): Secret {
  if (given instanceof RegExp) {
    return { isIn: (text) => testAnew(given, text) || testAnew(given, unescapeUrl(text)) }
  }
  if (typeof given === 'string' && given !== '') return textSecret(given)
  const what = given === '' ? "''" : stringify(given)
  throw new QueryError(
    `A secret is a string that is not empty, or a RegExp, not ${what}. Is the name mistyped?`,
  )
}

/** Below this, base64 of it is found in any id. */
const BASE64_MINIMUM = 6

function textSecret(secret: string): Secret {
  const forms = [secret, JSON.stringify(secret).slice(1, -1), ...base64Forms(secret)]
  return {
    isIn: (text) => forms.some((form) => text.includes(form)) || unescapeUrl(text).includes(secret),
  }
}

/**
 * Base64 of a text that stands somewhere in a longer one: three forms, by the bytes before it,
 * without the characters that its neighbours have a part in; each in both alphabets.
 */
function base64Forms(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret)
  if (bytes.length < BASE64_MINIMUM) return []
  return [0, 1, 2].flatMap((before) => {
    const padded = String.fromCharCode(...new Array<number>(before).fill(0), ...bytes)
    const encoded = btoa(padded).replace(/=+$/, '')
    const isCut = (before + bytes.length) % 3 !== 0
    const own = encoded.slice(before === 0 ? 0 : before + 1, isCut ? -1 : undefined)
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

/** Percent escapes of either case, and `+` for a space; what is no escape stays. */
function unescapeUrl(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
}
