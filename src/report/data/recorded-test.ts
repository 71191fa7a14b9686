import type { PackedRecording } from '../../recording/packed.js'
import { isJsonObject } from '../../recording/wire.js'
import type { TestState } from './page-data.js'

/** A test of the run, or a file beside its tests, with what it recorded. */
export interface RecordedTest {
  readonly file: string
  readonly name: string
  readonly project: string
  readonly state: TestState
  readonly line?: number | undefined
  readonly link?: string | undefined
  readonly duration?: number | undefined
  /** How often it ran, for retries and repeats. */
  readonly attempts: number
  readonly errors: readonly string[]
  readonly recordings: readonly TestRecording[]
}

/** What one attempt of a test recorded. */
export interface TestRecording extends PackedRecording {
  /** From 1. */
  readonly attempt: number
  readonly isShared: boolean
}

/**
 * What a worker left for the reporter. A blob report may come from another version of this
 * package: what is of another form is an error that says so.
 *
 * @throws Error
 */
export function recordingsIn(left: unknown): readonly TestRecording[] {
  if (left === undefined) return []
  if (isLeft(left)) return left.recordings
  throw new Error(
    'What the tests recorded is in a form that this version of expect-sentry does not know. ' +
      'Merge reports with the version that the tests ran with.',
  )
}

function isLeft(left: unknown): left is { readonly recordings: readonly TestRecording[] } {
  return isJsonObject(left) && left.version === 1 && Array.isArray(left.recordings)
}
