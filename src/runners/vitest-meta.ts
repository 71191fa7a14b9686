import type { PackedRecording } from 'expect-sentry/runner'

/** Set for the workers by `expect-sentry/reporter`; without it, nothing is handed over. */
export const REPORTED = 'EXPECT_SENTRY_REPORTED'

/** Where in a task's `meta` the reporter finds what was recorded: blob reports carry it. */
export const RECORDED_META = 'expectSentry'

/** What stands there, plain JSON. */
export interface RecordedMeta {
  /** Of this format. */
  readonly version: 1
  readonly recordings: readonly MetaRecording[]
}

export interface MetaRecording extends PackedRecording {
  /** Which attempt of the test it was, from 1. */
  readonly attempt: number
  /** Whether other tests ran at the same time, on the same recording. */
  readonly isShared: boolean
}
