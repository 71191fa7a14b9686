export type { CapturedAttachment } from './captured/attachment.js'
export type { CapturedDrop } from './captured/drop.js'
export type { CapturedCause, CapturedEvent, SentryLevel } from './captured/event.js'
export type { Handled } from './captured/exceptions.js'
export type { Issue } from './captured/issue.js'
export type { FakeTransportOptions } from './fake-transport/options.js'
export type { FakeAnswer, FakeResponse, Responder } from './fake-transport/response.js'
export { ExpectSentryError, expectSentry } from './matchers/expect-sentry.js'
export type {
  BreadcrumbQuery,
  DropQuery,
  ErrorIdentity,
  EventQuery,
  Pattern,
  TextIdentity,
} from './matchers/query-types.js'
export type { EventMatchers, RecordingMatchers, SentryMatchers } from './matchers/types.js'
export type { WaitOptions } from './matchers/wait-for-event.js'
export type { RecordedEnvelope, RecordedItem } from './recording/envelope.js'
export { UnsettledError } from './recording/recording.js'
export { createFakeTransport, type FakeTransport } from './subject/fake-transport-subject.js'
