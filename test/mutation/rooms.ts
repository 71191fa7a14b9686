/** A room whose code is broken on purpose, piece by piece, and the tests that have to notice. */
interface Room {
  readonly mutate: readonly string[]
  readonly tests: readonly string[]
}

/** By their folder. Tests that start an SDK of Node take most of a second: a room has few. */
export const ROOMS: Readonly<Record<string, Room>> = {
  'src/captured/rules': {
    mutate: ['src/captured/rules/**/*.ts'],
    tests: [
      'test/rules/{doc,envelope-rules,event-rules,item-rules,tables}*.test.ts',
      'test/captured/tags*.test.ts',
    ],
  },
  'src/captured': {
    mutate: ['src/captured/*.ts'],
    tests: ['test/captured/*.test.ts', 'test/leaks/{encodings,everywhere,values}.test.ts'],
  },
  'src/captured/kinds': {
    mutate: ['src/captured/kinds/*.ts'],
    tests: ['test/kinds/*.test.ts'],
  },
  'src/matchers': {
    mutate: ['src/matchers/**/*.ts', '!src/matchers/*types.ts'],
    tests: ['test/matchers/**/*.test.ts', 'test/rules/buffer-overflow.test.ts'],
  },
}
