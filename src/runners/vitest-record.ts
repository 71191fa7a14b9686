import type { FakeTransport } from 'expect-sentry'
import { isReported, type PackedRecording, takeRecorded, tellRecorded } from 'expect-sentry/runner'
import type { RunnerTestCase, RunnerTestFile } from 'vitest'
import { type AnnotatedTest, annotateFailure } from './vitest-annotation.js'
import { RECORDED_META, REPORTED, type RecordedMeta } from './vitest-meta.js'

/** Recordings that belong to one test alone. */
const ownRecordings = new WeakMap<object, FakeTransport[]>()

export function recordsFor(task: object, sentry: FakeTransport): void {
  ownRecordings.set(task, [...(ownRecordings.get(task) ?? []), sentry])
}

/**
 * At the end of a test: what it recorded goes to the reporter, if there is one, and to whatever
 * shows annotations, if the test has failed.
 *
 * @param failures those that Vitest does not know of yet
 */
export async function handOverTest(
  context: AnnotatedTest,
  failures: readonly unknown[],
): Promise<void> {
  const { task } = context
  const errors = [...failuresOf(task), ...failures]
  const isToAnnotate = errors.length > 0 && isLastAttempt(task)
  if (!hasReporter() && !isToAnnotate) return
  const own = ownRecordings.get(task)
  const packed = await takeRecorded(own)
  if (packed.length === 0) return
  if (hasReporter()) {
    const attempt = (task.result?.retryCount ?? 0) + (task.result?.repeatCount ?? 0) + 1
    addTo(task, packed, { attempt, isShared: !own && task.concurrent === true })
  }
  if (isToAnnotate && isReported(packed))
    await annotateFailure(context, errors, tellRecorded(packed))
}

/**
 * Between tests: what was recorded outside of them stands with their file. A file that captured
 * nothing says so: the reporter tells it from one without this door.
 */
export async function handOverFile(file: RunnerTestFile): Promise<void> {
  if (!hasReporter()) return
  addTo(file, await takeRecorded(), { attempt: 1, isShared: true })
}

function hasReporter(): boolean {
  return globalThis.process?.env[REPORTED] === '1'
}

function addTo(
  { meta }: { readonly meta: object },
  packed: readonly PackedRecording[],
  how: { readonly attempt: number; readonly isShared: boolean },
): void {
  const before: RecordedMeta | undefined = Reflect.get(meta, RECORDED_META)
  const recordings = packed.map((recording) => ({ ...recording, ...how }))
  const all: RecordedMeta = {
    version: 1,
    recordings: [...(before?.recordings ?? []), ...recordings],
  }
  Reflect.set(meta, RECORDED_META, all)
}

function failuresOf({ result }: Readonly<RunnerTestCase>): readonly unknown[] {
  return result?.state === 'fail' ? (result.errors ?? []) : []
}

/** A test that is expected to fail passes; one that is tried again may. */
function isLastAttempt({ fails, retry, result }: Readonly<RunnerTestCase>): boolean {
  const attempts = typeof retry === 'object' ? (retry.count ?? 0) : (retry ?? 0)
  return fails !== true && (result?.retryCount ?? 0) >= attempts
}
