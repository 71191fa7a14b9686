import { Stryker } from '@stryker-mutator/core'
import { ROOMS } from './rooms.js'

/**
 * `npm run mutate -- src/captured/rules` breaks a room piece by piece and says which of it no test
 * notices; files of a room, instead of the room, are broken alone. `MUTATION_TESTS` names other
 * tests than the room's, with commas between them: those nearest to a file take seconds, not minutes.
 */
const wanted = process.argv.slice(2)
const [folder, room] =
  Object.entries(ROOMS)
    .filter(([name]) => wanted[0] === name || wanted[0]?.startsWith(`${name}/`))
    .sort(([a], [b]) => b.length - a.length)[0] ?? []
if (!folder || !room) {
  console.error(`Name a room, or a file in it: ${Object.keys(ROOMS).join(', ')}.`)
  process.exit(1)
}

const tests = process.env.MUTATION_TESTS?.split(',') ?? room.tests
process.env.MUTATED_ROOM = JSON.stringify({ ...room, tests })
await new Stryker({
  mutate: wanted[0] === folder ? [...room.mutate] : wanted,
  testRunner: process.env.MUTATION_RUNNER ?? room.runner,
  plugins: [
    '@stryker-mutator/*',
    `${import.meta.dirname}/in-process-runner.mjs`,
    `${import.meta.dirname}/kept-workers-runner.mjs`,
  ],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  tempDirName: '.tmp/stryker',
  // those that do not end are found by counting; this is for what waits for something
  timeoutMS: 10_000,
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  htmlReporter: { fileName: `.tmp/mutation/${folder.replaceAll('/', '-')}.html` },
  jsonReporter: { fileName: `.tmp/mutation/${folder.replaceAll('/', '-')}.json` },
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false },
  disableTypeChecks: false,
  thresholds: { high: 90, low: 80, break: 90 },
  ignorePatterns: ['/docs/images', '/.tmp', '/dist', '/bench', '/examples'],
}).runMutationTest()
