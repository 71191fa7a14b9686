import { inspect } from 'node:util'

/** The error of an assertion. One that passes is an error. */
export async function thrownBy(assertion: () => unknown): Promise<Error> {
  try {
    await assertion()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('The assertion passed, and it should have failed.')
}

/** All that a runner, a reporter or a log could show of an error. */
export function everythingIn(error: Error): string {
  const { message, stack, cause } = error
  const sides = [Reflect.get(error, 'actual'), Reflect.get(error, 'expected')]
  return [message, stack, inspect(error, { depth: 9 }), inspect(sides), String(cause)].join('\n')
}
