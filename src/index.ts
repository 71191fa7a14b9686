export type { CapturedDrop } from './captured/drop.js'
export type { CapturedEvent, SentryLevel } from './captured/event.js'
export type { CapturedCause, Handled } from './captured/exceptions.js'
export type { Grouping } from './captured/grouping.js'
export type { Issue } from './captured/issue.js'
export type { CapturedAttachment } from './captured/kinds/attachment.js'
export type { CapturedCheckIn } from './captured/kinds/check-in.js'
export type { CapturedClientReport } from './captured/kinds/client-report.js'
export type { CapturedFeedback } from './captured/kinds/feedback.js'
export type { CapturedItem } from './captured/kinds/item-kind.js'
export type { CapturedLog } from './captured/kinds/log.js'
export type { CapturedMetric } from './captured/kinds/metric.js'
export type { CapturedProfile } from './captured/kinds/profile.js'
export type { CapturedReplay } from './captured/kinds/replay.js'
export type { CapturedSecurityReport } from './captured/kinds/security-report.js'
export type { CapturedSession } from './captured/kinds/session.js'
export type { CapturedSpan } from './captured/kinds/span.js'
export type { SentryProblem, Severity } from './captured/rules/rule.js'
export type { FakeTransportOptions } from './fake-transport/options.js'
export type { AcceptanceOptions, EventMatchers } from './matchers/event-types.js'
export { ExpectSentryError, expectSentry } from './matchers/expect-sentry.js'
export type {
  AttachmentQuery,
  BreadcrumbQuery,
  CheckInQuery,
  DropQuery,
  ErrorIdentity,
  EventQuery,
  FeedbackQuery,
  LogQuery,
  MetricQuery,
  Pattern,
  ProfileQuery,
  ReplayQuery,
  SessionQuery,
  SpanQuery,
  TextIdentity,
} from './matchers/query-types.js'
export type { RecordingMatchers, SentryMatchers } from './matchers/types.js'
export type { WaitOptions } from './matchers/wait-for-event.js'
export type { RecordedEnvelope, RecordedItem } from './recording/envelope.js'
export { UnsettledError } from './recording/recording.js'
export type { FakeAnswer, FakeResponse, Responder } from './recording/response.js'
export { createFakeTransport, type FakeTransport } from './subject/fake-transport-subject.js'
