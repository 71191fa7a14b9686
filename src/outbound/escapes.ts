import { liveSubjects, shared } from '../recording/live.js'
import { type Escape, escapeError, standBeforeRequests } from './held-requests.js'

/** What was held back and not told yet. */
const escapes: Escape[] = []

/** Takes away what stands before requests. */
let release: (() => void) | undefined

/**
 * From now on, what heads for a real Sentry is held back while a fake transport is connected that
 * does not allow it. Nothing is loaded or patched before there is one, and nothing where the
 * platform is not Node's.
 */
export function holdRequests(): void {
  shared().clientConnected = stand
  stand()
}

/** Lets all requests go, and takes away what stands before them. */
export function releaseRequests(): void {
  shared().clientConnected = undefined
  release?.()
  release = undefined
}

function stand(): void {
  if (release || typeof process === 'undefined' || !process.getBuiltinModule) return
  if (!liveSubjects().some(({ holdsRequests }) => holdsRequests)) return
  release = standBeforeRequests((escaped) => escapes.push(escaped))
}

/** The first request that was held back since it was last asked, as the failure of a test. */
export async function takeEscape(): Promise<Error | undefined> {
  const [first] = escapes.splice(0)
  return first && escapeError(first)
}
