/** A room whose code is broken on purpose, piece by piece, and the tests that have to notice. */
interface Room {
  readonly mutate: readonly string[]
  readonly tests: readonly string[]
  /**
   * `in-process`: tests of plain functions, which need no SDK and none of this package's matchers.
   * `kept-workers`: any tests, with the real SDK; each file stays loaded in a worker of its own.
   * Both take milliseconds for a piece that is broken. `vitest` takes seconds, and checks the other two.
   */
  readonly runner: 'in-process' | 'kept-workers' | 'vitest'
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
  // nothing random: which pieces are noticed would be another matter each time
  'src/captured': {
    mutate: ['src/captured/*.ts'],
    tests: [
      'test/{captured,rules,leaks}/!(*property|properties).test.{ts,tsx}',
      'test/matchers/words/*.test.ts',
    ],
    runner: 'kept-workers',
  },
  'src/captured/kinds': {
    mutate: ['src/captured/kinds/*.ts'],
    tests: ['test/kinds/*.test.ts', 'test/report/data.test.ts'],
    runner: 'kept-workers',
  },
  'src/matchers': {
    // the tests of the guard are runs of Vitest inside of a test
    mutate: ['src/matchers/**/*.ts', '!src/matchers/{*types,await-guard}.ts'],
    tests: [
      // that one collects garbage, again and again
      'test/matchers/**/!(*property|error-gone).test.ts',
      'test/leaks/{encodings,secrecy,stuck,trace-header,values}.test.ts',
      'test/outages/texts.test.ts',
      'test/fake-ingest/{concurrent,slow-senders}.test.ts',
      'test/kinds/{check-in,identity,log,session-aggregates,spans-static}.test.ts',
      'test/{captured/event,rules/buffer-overflow}.test.ts',
    ],
    runner: 'kept-workers',
  },
}
