import type { TestContext } from 'vitest'

/** Of a test's context. Hooks have to name what they take of it: Vitest reads their text. */
export type AnnotatedTest = Pick<TestContext, 'annotate' | 'task'>

/**
 * One annotation on a failed test: the issue stream, with all that was captured attached. Vitest's
 * UI, HTML, verbose and GitHub reporters show it.
 */
export async function annotateFailure(
  { annotate, task }: AnnotatedTest,
  errors: readonly unknown[],
  { text, json }: { readonly text: string; readonly json: string },
): Promise<void> {
  // its failure keeps the secret to itself, and so must what stands beside it
  if (errors.some((error) => textOf(error, 'message').includes('toHaveLeaked('))) return
  const attachment = { contentType: 'application/json', body: new TextEncoder().encode(json) }
  const stacks = errors.map((error) => textOf(error, 'stack'))
  const annotated = asIfRunning(task.result, () =>
    calledFrom(frameIn(task.file.filepath, stacks), () => annotate(text, 'sentry', attachment)),
  )
  await annotated
}

/**
 * A test may be annotated only as long as it runs, and it has failed before any hook is asked
 * (Vitest 3.2 to 5, `createTestContext`). The state is looked at in the call itself, so nobody else
 * sees the other one.
 */
function asIfRunning<Result>(result: { state: string } | undefined, call: () => Result): Result {
  if (!result) return call()
  const { state } = result
  result.state = 'run'
  try {
    return call()
  } finally {
    result.state = state
  }
}

/**
 * An annotation stands at the line that made it, as its stack says, and without a line in the test
 * file GitHub's reporter leaves it out. The line to look at is where the test failed.
 */
function calledFrom<Result>(frame: string, call: () => Result): Result {
  const { prepareStackTrace } = Error
  // Vitest 3.2 reads the second frame, 4 and 5 the first in the test file
  Error.prepareStackTrace = (error) => `${error}\n${frame}\n${frame}`
  try {
    return call()
  } finally {
    if (prepareStackTrace) Error.prepareStackTrace = prepareStackTrace
    else Reflect.deleteProperty(Error, 'prepareStackTrace')
  }
}

function frameIn(file: string, stacks: readonly string[]): string {
  const lines = stacks.flatMap((stack) => stack.split('\n'))
  return lines.find((line) => /^\s+at /.test(line) && line.includes(file)) ?? `    at ${file}:1:1`
}

function textOf(error: unknown, key: 'message' | 'stack'): string {
  const value: unknown = typeof error === 'object' && error ? Reflect.get(error, key) : undefined
  return typeof value === 'string' ? value : ''
}
