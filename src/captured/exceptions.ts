import type { RecordedItem } from '../recording/envelope.js'
import type { ExceptionHead } from '../recording/preview.js'
import { isJsonObject, type JsonObject } from '../recording/wire.js'

type Chain = readonly (ExceptionHead | null)[]

/** The tag `handled`: what people read first on an issue's page. */
export type Handled = 'yes' | 'no'

/** The chain as it was sent, stack traces and all. */
export function sentChain(item: RecordedItem): Chain {
  const exception = item.field('exception')
  const values = isJsonObject(exception) ? exception.values : exception
  return Array.isArray(values) ? values.map((value) => (isJsonObject(value) ? value : null)) : []
}

/**
 * The exception that was captured: the last of the chain. Its causes stand before it, the deepest
 * first (SDK `aggregate-errors.ts`); Sentry reads the last too (sentry `interfaces/exception.py`).
 */
export function capturedException(chain: Chain): ExceptionHead | undefined {
  return chain.at(-1) ?? undefined
}

/**
 * `handled` of one exception. Without a mechanism, without a `type` in it (Relay moves `handled`
 * into `data` then, relay `mechanism.rs`) or without `handled`, Sentry has no answer.
 */
export function handledOf(exception: ExceptionHead | null | undefined): Handled | undefined {
  const mechanism = mechanismOf(exception)
  if (!mechanism?.type || typeof mechanism.handled !== 'boolean') return undefined
  return mechanism.handled ? 'yes' : 'no'
}

/** The tag `mechanism`: a mechanism without a type becomes `generic` (relay `mechanism.rs`). */
export function mechanismType(exception: ExceptionHead | undefined): string | undefined {
  const mechanism = mechanismOf(exception)
  if (!mechanism || Object.keys(mechanism).length === 0) return undefined
  return typeof mechanism.type === 'string' && mechanism.type ? mechanism.type : 'generic'
}

/**
 * The "Unhandled" flag and the search `error.unhandled` look at the whole chain (snuba
 * `handled_functions.py`): one exception with `handled: false` is enough.
 */
export function firstUnhandled(chain: Chain): ExceptionHead | undefined {
  return chain.find((exception) => handledOf(exception) === 'no') ?? undefined
}

function mechanismOf(exception: ExceptionHead | null | undefined): JsonObject | undefined {
  return isJsonObject(exception?.mechanism) ? exception.mechanism : undefined
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export interface CapturedCause {
  readonly type: string | undefined
  readonly value: string | undefined
  readonly mechanism: JsonObject | undefined
}

/** The rest of the chain: the cause of the captured exception, the cause's cause, and so on. */
export function causesOf(item: RecordedItem): readonly CapturedCause[] {
  return sentChain(item)
    .slice(0, -1)
    .reverse()
    .map((cause) => ({
      type: text(cause?.type),
      value: text(cause?.value),
      mechanism: mechanismOf(cause),
    }))
}
