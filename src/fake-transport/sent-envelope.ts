import type { SentEnvelope } from '../recording/wire.js'
import { isObject } from './sdk.js'

/** @throws TypeError when the SDK hands over something else */
export function asEnvelope(value: unknown): SentEnvelope {
  if (isEnvelope(value)) return value
  throw new TypeError('The transport was given something that is no Sentry envelope.')
}

function isEnvelope(value: unknown): value is SentEnvelope {
  return Array.isArray(value) && isObject(value[0]) && Array.isArray(value[1])
}
