/** `Map`, `Promise`, `RegExp`: what JavaScript itself calls a value, of whatever realm. */
export function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

/** Errors of another realm are errors too, and so is what a browser throws. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || ERRORS.has(kindOf(value))
}

const ERRORS = new Set(['Error', 'DOMException'])
