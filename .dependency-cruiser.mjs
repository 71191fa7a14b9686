/**
 * The house: an envelope walks one way through it. `fake-transport` takes it in, `recording` keeps
 * it, `captured` reads it, `matchers` judge it, and `subject` is the one object that users hold.
 * Each room with what it may import, besides itself. A new room needs a line here.
 */
const rooms = {
  recording: {
    mayImport: [],
    because: 'What every way in fills must know none of them, nor what its items mean.',
  },
  captured: {
    mayImport: ['recording'],
    because: 'An item means the same whichever way it came in and whatever is asked of it.',
  },
  matchers: {
    mayImport: ['captured', 'recording'],
    because: 'A verdict rests on what was recorded alone, so it holds for every way in.',
  },
  'fake-transport': {
    mayImport: ['recording'],
    because: 'A way in delivers; what reads and judges comes later and must not steer it.',
  },
  'fake-ingest': {
    mayImport: ['recording'],
    because: 'The other way in: the two share what they fill, and nothing else.',
  },
  outbound: {
    mayImport: ['recording'],
    because: 'It runs in programs of others too, where nothing else of this package is.',
  },
  subject: {
    mayImport: ['recording', 'captured', 'matchers', 'fake-transport', 'fake-ingest'],
    because: 'This is where a way in, the meaning and the verdict meet; no door stands behind it.',
  },
  report: {
    mayImport: ['recording', 'captured'],
    because: 'The page shows what was recorded and judges nothing; no test loads it.',
  },
  runners: {
    mayImport: [],
    because:
      'A runner door is built apart: a room in it would be a second copy, with registries of its own.',
  },
}

const runnerDoors = '^src/(vitest|jest|playwright|bun|reporter)[.]ts$'
const sharedDoors = '^src/(index|matchers|runner)[.]ts$'
const testRunners = '(^|node_modules/)(vitest|@vitest|jest|@jest|@playwright|bun:test|node:test)'
/** Runs in the process that gathers the results, once, and writes a file. */
const reporter = '^src/runners/vitest-reporter[.]ts$'
const inRoom = (room) => `^src/${room}/`

const roomRules = Object.entries(rooms).map(([room, { mayImport, because }]) => ({
  name: `${room}-imports-only-${mayImport.join('-') || 'itself'}`,
  comment: because,
  severity: 'error',
  from: { path: inRoom(room), pathNot: reporter },
  to: {
    path: '^src/',
    pathNot: [room, ...mayImport].map(inRoom).concat(room === 'runners' ? sharedDoors : []),
  },
}))

export default {
  forbidden: [
    ...roomRules,
    {
      name: 'only-the-reporter-opens-the-report',
      comment: 'What draws the page has no place in the files that every test loads.',
      severity: 'error',
      from: { path: '^src/', pathNot: [inRoom('report'), reporter] },
      to: { path: inRoom('report') },
    },
    {
      name: 'the-reporter-opens-the-report-alone',
      comment: 'It reads what workers left behind; their recordings are in another process.',
      severity: 'error',
      from: { path: reporter },
      to: { path: '^src/', pathNot: [inRoom('report'), inRoom('runners')] },
    },
    {
      name: 'known-rooms-only',
      comment: 'A room that is not in the table above obeys no rule of the house.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: Object.keys(rooms).map(inRoom) },
    },
    {
      name: 'runner-doors-import-runners-only',
      comment: 'The rooms reach a runner through `expect-sentry/runner`: one copy in a process.',
      severity: 'error',
      from: { path: runnerDoors },
      to: { path: '^src/', pathNot: [inRoom('runners'), sharedDoors] },
    },
    {
      name: 'runners-open-doors-by-name',
      comment:
        'Only what is imported by the name of the package stays outside the built runner door; by a path it is bundled, a second copy.',
      severity: 'error',
      from: { path: [runnerDoors, inRoom('runners')] },
      to: { path: sharedDoors, dependencyTypesNot: ['aliased-tsconfig-paths'] },
    },
    {
      name: 'shared-doors-know-no-runner',
      comment: 'They are opened under every runner, and under none.',
      severity: 'error',
      from: { path: '^src/[^/]+[.]ts$', pathNot: runnerDoors },
      to: { path: [inRoom('runners'), runnerDoors] },
    },
    {
      name: 'only-runners-know-a-runner',
      comment: 'The same matchers serve every runner; each registers them in its own door.',
      severity: 'error',
      from: { path: '^src/', pathNot: inRoom('runners') },
      to: { path: testRunners },
    },
    {
      name: 'sentry-as-types-only',
      comment:
        'Loading @sentry/core costs each test file some 140 ms, and a second copy looks at another carrier.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '(^|node_modules/)@sentry/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-insides-of-vitest',
      comment: 'Vitest 5 bundles @vitest/expect: whoever imports it gets another one, or none.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '(^|node_modules/)@vitest/' },
    },
    {
      name: 'no-run-time-dependencies',
      comment: 'Peers apart, the package installs nothing.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        pathNot: ['^src/', '(^|node_modules/)@sentry/', testRunners],
        dependencyTypesNot: ['type-only', 'core'],
      },
    },
    {
      name: 'rooms-run-anywhere',
      comment: 'An SDK for browsers is recorded by the same code, where Node has no modules.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['runners', 'fake-ingest'].map(inRoom) },
      to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-is-without-ingest',
      comment: 'The one file behind the other doors is loaded where Node has no modules.',
      severity: 'error',
      from: { path: '^src/core[.]ts$' },
      to: { path: inRoom('fake-ingest'), reachable: true },
    },
    {
      name: 'examples-use-doors-by-name',
      comment: 'A newcomer copies them: they must import the package the way it is imported.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^src/[^/]+$', dependencyTypesNot: ['aliased-tsconfig-paths'] },
    },
    {
      name: 'examples-open-no-rooms',
      comment: 'A room is not in the exports of the package.',
      severity: 'error',
      from: { path: '^examples/' },
      to: { path: '^src/[^/]+/' },
    },
    {
      name: 'no-cycles',
      comment: 'In a cycle, what runs first depends on which file was asked for.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // types are arrows too: a room that needs another's types depends on it
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
