/** A room whose code is broken on purpose, piece by piece, and the tests that have to notice. */
interface Room {
  readonly mutate: readonly string[]
  readonly tests: readonly string[]
  /**
   * `in-process`: tests of plain functions, which need no SDK and none of this package's matchers.
   * They take milliseconds, where `vitest` takes a second for each piece that is broken.
   */
  readonly runner: 'in-process' | 'vitest'
}

/** By their folder. */
export const ROOMS: Readonly<Record<string, Room>> = {
  'src/captured/rules': {
    mutate: ['src/captured/rules/*.ts'],
    tests: [
      ...['coverage', 'doc', 'envelope-rules', 'event-rules', 'item-rules', 'texts'].map(
        (name) => `test/rules/${name}.test.ts`,
      ),
      ...['tags', 'tags-own', 'grouping'].map((name) => `test/captured/${name}.test.ts`),
    ],
    runner: 'in-process',
  },
  'src/captured/kinds': {
    mutate: ['src/captured/kinds/*.ts'],
    tests: ['test/kinds/*.test.ts'],
    runner: 'vitest',
  },
  'src/matchers': {
    mutate: ['src/matchers/**/*.ts', '!src/matchers/*types.ts'],
    tests: ['test/matchers/**/*.test.ts', 'test/rules/buffer-overflow.test.ts'],
    runner: 'vitest',
  },
}
