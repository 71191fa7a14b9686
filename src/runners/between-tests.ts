import { liveSubjects, shared, takeEscape, unawaited } from 'expect-sentry/runner'

/** Resets every live recording that wants it, those of earlier files of this process first. */
export async function startTests(isConcurrent: boolean): Promise<void> {
  if (isConcurrent) shared().concurrentTests += 1
  for (const subject of liveSubjects()) subject.fixScopes?.()
  for (const subject of liveSubjects()) await subject.startTest(isConcurrent)
}

/** Ends what {@link startTests} has begun for tests that run at the same time. */
export function finishConcurrent(): void {
  shared().concurrentTests -= 1
}

/** @throws Error when a strict recording has an event that no assertion was about */
export async function endTests(): Promise<void> {
  for (const subject of liveSubjects()) await subject.endTest()
}

/**
 * @param task leaves out what is known to belong to another test
 * @throws Error with the line of the first assertion that nobody awaited
 */
export async function throwUnawaited(task?: unknown): Promise<void> {
  const forgotten = await unawaited(task)
  if (forgotten) throw forgotten
}

/** @throws Error when a request was about to leave for a real Sentry */
export async function throwEscaped(): Promise<void> {
  const escaped = await takeEscape()
  if (escaped) throw escaped
}

/** After the last hook of a file: names what belonged to no test of it. */
export function endFile(): void {
  for (const subject of liveSubjects()) subject.endFile?.()
}
