import { encodeUtf8 } from '../recording/platform.js'
import { QueryError } from './compare.js'
import { isRegExp } from './words/stringify.js'

/** What must not leave the app. It is never printed. */
export interface Secret {
  isIn(text: string): boolean
}

/** @throws QueryError for what would be found everywhere, or nowhere */
export function secretOf(given: unknown): Secret {
  if (isRegExp(given)) {
    // found wherever it stands, whatever was tested before
    const pattern = new RegExp(given.source, given.flags.replace(/[gy]/g, ''))
    return { isIn: (text) => readingsOf(text).some((reading) => pattern.test(reading)) }
  }
  if (typeof given === 'string' && given !== '') return textSecret(given)
  throw new QueryError(
    `A secret is a string that is not empty, or a RegExp, not ${nameOf(given)}. Is the name mistyped?`,
  )
}

/** Its kind, never its text. */
function nameOf(given: unknown): string {
  if (given === '') return "''"
  if (given === null || given === undefined) return String(given)
  return Array.isArray(given) ? 'an array' : `a value of type ${typeof given}`
}

function textSecret(secret: string): Secret {
  const forms = [secret, ...base64Forms(secret)]
  return {
    isIn: (text) =>
      readingsOf(text).some((reading) => forms.some((form) => reading.includes(form))),
  }
}

/** How deep JSON stands in strings of JSON before we stop looking. */
const JSON_DEPTH = 3

/** A text as it is, and as it reads without the escapes of URLs and of JSON in it. */
function readingsOf(text: string): readonly string[] {
  const readings = new Set([text])
  if (text.includes('%')) readings.add(unescapePercents(text))
  if (text.includes('+')) readings.add(unescapePercents(text.replaceAll('+', ' ')))
  for (const reading of [...readings]) {
    let inner = reading
    for (let depth = 0; depth < JSON_DEPTH && inner.includes('\\'); depth += 1) {
      inner = unescapeJson(inner)
      readings.add(inner)
    }
  }
  return [...readings]
}

/** Percent escapes of either case; what is no escape stays. */
function unescapePercents(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
}

function unescapeJson(text: string): string {
  return text.replace(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/g, (sequence) => {
    const value: unknown = JSON.parse(`"${sequence}"`)
    return String(value)
  })
}

/** Below this, base64 of it is found in any id. */
const BASE64_MINIMUM = 6

/**
 * Base64 of a text that stands somewhere in a longer one: three forms, by the bytes before it,
 * without the characters that its neighbours have a part in; each in both alphabets.
 */
function base64Forms(secret: string): string[] {
  const bytes = encodeUtf8(secret)
  if (bytes.length < BASE64_MINIMUM) return []
  return [0, 1, 2].flatMap((before) => {
    const padded = String.fromCharCode(...new Array<number>(before).fill(0), ...bytes)
    const encoded = btoa(padded).replace(/=+$/, '')
    const isCut = (before + bytes.length) % 3 !== 0
    const own = encoded.slice(before === 0 ? 0 : before + 1, isCut ? -1 : undefined)
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')]
  })
}
