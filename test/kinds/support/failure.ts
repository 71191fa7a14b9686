/** What a failing assertion hands to its runner. */
export interface Failure {
  readonly message: string
  readonly actual: unknown
  readonly expected: unknown
}

/** The failure of an assertion. One that passes is an error. */
export async function failureOf(assertion: () => unknown): Promise<Failure> {
  try {
    await assertion()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const { message } = error
    return {
      message,
      actual: Reflect.get(error, 'actual'),
      expected: Reflect.get(error, 'expected'),
    }
  }
  throw new Error('The assertion passed, and it should have failed.')
}

/** The whole text of a failing assertion. */
export async function textOf(assertion: () => unknown): Promise<string> {
  return (await failureOf(assertion)).message
}

/** A text as a list of lines is easier to read in a test. */
export function lines(...text: readonly string[]): string {
  return text.join('\n')
}
