import type { JsonObject, JsonValue } from '../recording/wire.js'
import { text } from './exceptions.js'
import { keptFingerprint } from './rules/fingerprints.js'
import { crashFrame } from './stack.js'

/** What of an event can tell to which issue it belongs. */
export interface Groupable {
  readonly payload: JsonObject
  readonly fingerprint: readonly JsonValue[]
  readonly message: string | undefined
  readonly type: string | undefined
  readonly value: string | undefined
  readonly transaction: string | undefined
  readonly logger: string | undefined
  tag(key: string): string | undefined
}

/**
 * The parts of an app's own fingerprint, with the values of `{{ transaction }}` and the like in
 * place (sentry `grouping/fingerprinting/utils.py`); `{{ default }}` stands for the grouping
 * without one.
 *
 * @returns undefined where the app has set none, or nothing but `{{ default }}`
 */
export function fingerprintOf(
  event: Groupable,
  byDefault: () => JsonValue,
): readonly JsonValue[] | undefined {
  const parts = keptFingerprint(event.fingerprint)
  if (parts.length === 0 || (parts.length === 1 && variableIn(parts[0]) === 'default')) {
    return undefined
  }
  return parts.map((part) => {
    const variable = variableIn(part)
    if (variable === 'default') return byDefault()
    return variable === undefined ? part : valueFor(variable, event)
  })
}

function variableIn(part: string | undefined): string | undefined {
  return part?.match(/^\{\{\s*(\S+?)\s*\}\}$/)?.[1]
}

/** By all of its names. */
const FIELDS = new Map<string, (event: Groupable) => string | undefined>(
  Object.entries({
    transaction: ({ transaction }: Groupable) => transaction,
    message: ({ message, value }: Groupable) => message || value,
    type: ({ type }: Groupable) => type,
    value: ({ value }: Groupable) => value,
    level: (event: Groupable) => event.tag('level'),
    logger: ({ logger }: Groupable) => logger,
    function: (event: Groupable) => inFrame(event, 'function'),
    path: (event: Groupable) => inFrame(event, 'abs_path', 'filename'),
    filename: (event: Groupable) => inFrame(event, 'filename', 'abs_path'),
    module: (event: Groupable) => inFrame(event, 'module'),
    package: (event: Groupable) => inFrame(event, 'package')?.split(/[/\\]/).at(-1),
  }),
)
const ALIASES = new Map([
  ['raw_message', 'message'],
  ['error.type', 'type'],
  ['raw_value', 'value'],
  ['error.value', 'value'],
  ['error.raw_value', 'value'],
  ['stack.function', 'function'],
  ['stack.abs_path', 'path'],
  ['stack.filename', 'filename'],
  ['stack.module', 'module'],
  ['stack.package', 'package'],
])

function valueFor(variable: string, event: Groupable): string {
  if (variable.startsWith('tags.')) {
    const key = variable.slice('tags.'.length)
    return event.tag(key) ?? `<no-value-for-tag-${key}>`
  }
  const name = ALIASES.get(variable) ?? variable
  const read = FIELDS.get(name)
  return read ? read(event) || `<no-${name}>` : `<unrecognized-variable-${variable}>`
}

function inFrame({ payload }: Groupable, ...fields: readonly string[]): string | undefined {
  const frame = crashFrame(payload)
  return fields.map((field) => text(frame?.[field])).find(Boolean)
}
