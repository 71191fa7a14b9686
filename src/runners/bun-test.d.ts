/** What is used here of Bun's test runner: its own types change the globals of a whole program. */
declare module 'bun:test' {
  export interface Matchers<T = unknown> {}
  export const expect: { extend(matchers: object): void }
  export function beforeEach(run: () => void | Promise<void>): void
  export function afterEach(run: () => void | Promise<void>): void
}
