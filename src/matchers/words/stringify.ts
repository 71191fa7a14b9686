import { isError, kindOf } from '../../recording/kind-of.js'
import { isPlainObject } from '../plain.js'

/** `code`: as one would write it, `{ a: "b" }`; `json`: with quoted keys, `{"a": "b"}`. */
export type Style = 'code' | 'json'

/** Characters beyond which a string, and a whole value, is cut. */
const STRING_LIMIT = 200
const VALUE_LIMIT = 400

/** One line for any value. Never throws. */
export function stringify(value: unknown, style: Style = 'json'): string {
  return cut(write(value, style, new Set()), VALUE_LIMIT)
}

export function cut(text: string, limit: number): string {
  const characters = [...text]
  return characters.length > limit ? `${characters.slice(0, limit - 3).join('')}...` : text
}

/** What would steer a terminal, or end the line, is written out: `\\n`, `\\u001b`. */
export function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => {
    const code = control.charCodeAt(0).toString(16).padStart(4, '0')
    return SHORT_ESCAPES.get(control) ?? `\\u${code}`
  })
}

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function write(value: unknown, style: Style, parents: ReadonlySet<object>): string {
  if (typeof value === 'string') return JSON.stringify(cut(value, STRING_LIMIT))
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return functionText(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (parents.has(value)) return '[Circular]'
  const special = specialText(value)
  if (special !== undefined) return special
  const inside = new Set([...parents, value])
  if (Array.isArray(value)) {
    return `[${value.map((element) => write(element, style, inside)).join(', ')}]`
  }
  const entries = Object.entries(value).map(
    ([key, entry]) => `${keyText(key, style)}: ${write(entry, style, inside)}`,
  )
  if (entries.length === 0) return '{}'
  return style === 'code' ? `{ ${entries.join(', ')} }` : `{${entries.join(', ')}}`
}

function keyText(key: string, style: Style): string {
  return style === 'code' && /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)
}

function functionText(value: { readonly name: string }): string {
  return isClass(value)
    ? value.name || 'an anonymous class'
    : `[${`predicate ${value.name}`.trim()}]`
}

/**
 * What `instanceof` takes: a class, or a function that makes instances, as JavaScript's own do. A
 * plain `function` has a prototype too: its name, or what that has or inherits, tells.
 */
export function isClass(value: unknown): value is new (...args: never[]) => object {
  if (typeof value !== 'function') return false
  const { prototype } = value
  if (typeof prototype !== 'object' || prototype === null) return false
  if (/^class\b/.test(Function.prototype.toString.call(value))) return true
  if (!Object.hasOwn(prototype, 'constructor')) return prototype instanceof Error
  const isBare = isPlainObject(prototype) && Reflect.ownKeys(prototype).length === 1
  return !isBare || /^\p{Lu}/u.test(value.name)
}

function specialText(value: object): string | undefined {
  if (isRegExp(value)) return String(value)
  if (value instanceof Date)
    return `[Date ${Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString()}]`
  if (isError(value)) return `[${value.name}: ${value.message}]`
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`
  if ('asymmetricMatch' in value) return asymmetricText(value)
  const kind = kindOf(value)
  return kind === 'Object' || kind === 'Array' || Object.keys(value).length > 0
    ? undefined
    : `[${kind}]`
}

export function isRegExp(value: unknown): value is RegExp {
  return value instanceof RegExp || kindOf(value) === 'RegExp'
}

/** `StringContaining "x"`, as the runner's own matchers name themselves. */
function asymmetricText(matcher: object): string {
  try {
    if ('toAsymmetricMatcher' in matcher && typeof matcher.toAsymmetricMatcher === 'function') {
      return String(matcher.toAsymmetricMatcher())
    }
    const sample = 'sample' in matcher ? ` ${write(matcher.sample, 'json', new Set())}` : ''
    return `${String(matcher)}${sample}`
  } catch {
    return '[asymmetric matcher]'
  }
}
