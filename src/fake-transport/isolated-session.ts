import { isObject } from './sdk.js'

/**
 * A session that a test may change. The SDK changes one in place, and its `toJSON` reads the very
 * object that it was made of (`session.ts`, SDK 8 to 11): for that moment it lends itself to the copy.
 */
export function copySession(session: unknown): unknown {
  if (!isObject(session)) return session
  const { toJSON } = session
  if (typeof toJSON !== 'function') return session
  const copy = { ...session }
  copy.toJSON = (): unknown => {
    const before = { ...session }
    Object.assign(session, copy, { toJSON })
    try {
      return Reflect.apply(toJSON, session, [])
    } finally {
      for (const key of Object.keys(session)) if (!(key in before)) delete session[key]
      Object.assign(session, before)
    }
  }
  return copy
}
