// What a way in is made of that is built apart from the core, and shares it: `dist/ingest.cjs`.
// Not for tests: its names may change in any release.
export * from './matchers/subject.js'
export * from './recording/category.js'
export * from './recording/envelope.js'
export * from './recording/event-id.js'
export * from './recording/live.js'
export * from './recording/preview.js'
export * from './recording/real-time.js'
export * from './recording/recording.js'
export * from './recording/response.js'
export * from './recording/wire.js'
export * from './subject/assert-nothing-else.js'
export * from './subject/recorded-subject.js'
