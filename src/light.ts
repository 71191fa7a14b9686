// All that a setup file needs, built apart, so that a test file which asks nothing of Sentry loads
// nothing more. What these modules take from others is loaded at the first use of it: they import
// functions and constants to use inside functions, never while they are loaded.
// Not for tests: its names may change in any release.
export * from './fake-transport/async-storage.js'
export * from './matchers/await-guard.js'
export * from './matchers/forgotten.js'
export * from './matchers/matcher.js'
export * from './matchers/matchers.js'
export * from './outbound/escapes.js'
export * from './recording/live.js'
export * from './recording/platform.js'
export * from './recording/real-time.js'
export * from './subject/start-isolated-test.js'
