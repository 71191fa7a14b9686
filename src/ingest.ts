export type { FakeIngestOptions } from './fake-ingest/options.js'
export type { ProgramResult, RunningProgram, RunOptions } from './fake-ingest/program.js'
export type { RefusedRequest } from './fake-ingest/refusal.js'
export { createFakeIngest, type FakeIngest } from './subject/fake-ingest-subject.js'
