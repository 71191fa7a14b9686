// What the door of a test runner is made of. Not for tests: its names may change in any release.
export { followPromises } from './fake-transport/async-storage.js'
export { activateGuard, guardFile, unawaited } from './matchers/await-guard.js'
export { matchers } from './matchers/matchers.js'
export { holdRequests, releaseRequests, takeEscape } from './outbound/escapes.js'
export { liveSubjects, shared } from './recording/live.js'
export type { PackedRecording } from './recording/packed.js'
export { startIsolatedTest } from './subject/start-isolated-test.js'
export { isReported, takeRecorded, tellRecorded } from './subject/test-record.js'
