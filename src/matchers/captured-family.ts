import { attachmentKind } from '../captured/kinds/attachment.js'
import { checkInKind } from '../captured/kinds/check-in.js'
import { feedbackKind } from '../captured/kinds/feedback.js'
import { logKind } from '../captured/kinds/log.js'
import { metricKind } from '../captured/kinds/metric.js'
import { profileKind } from '../captured/kinds/profile.js'
import { replayKind } from '../captured/kinds/replay.js'
import { sessionKind } from '../captured/kinds/session.js'
import { spanKind, transactionKind } from '../captured/kinds/span.js'
import { type Condition, understand } from './ask.js'
import { handled, unhandled } from './handled.js'
import type { RecordingJudge } from './judging.js'
import { dropKind } from './kinds/drop.js'
import { eventKind, exceptionKind, messageKind } from './kinds/event.js'
import { kindOf } from './kinds/item.js'
import type { Kind } from './kinds/kind.js'
import { judge } from './verdict.js'

/** `toHaveCapturedX(identity?, query?)`: one line for each kind of item. */
export const capturedFamily = {
  toHaveCapturedException: asks(exceptionKind),
  toHaveCapturedHandled: asks(exceptionKind, handled),
  toHaveCapturedUnhandled: asks(exceptionKind, unhandled),
  toHaveCapturedMessage: asks(messageKind),
  toHaveCapturedEvent: asks(eventKind),
  toHaveCapturedTransaction: asks(kindOf(transactionKind)),
  toHaveCapturedSpan: asks(kindOf(spanKind)),
  toHaveCapturedLog: asks(kindOf(logKind)),
  toHaveCapturedMetric: asks(kindOf(metricKind)),
  toHaveCapturedCheckIn: asks(kindOf(checkInKind)),
  toHaveCapturedSession: asks(kindOf(sessionKind)),
  toHaveCapturedFeedback: asks(kindOf(feedbackKind)),
  toHaveCapturedAttachment: asks(kindOf(attachmentKind)),
  toHaveCapturedReplay: asks(kindOf(replayKind)),
  toHaveCapturedProfile: asks(kindOf(profileKind)),
  toHaveDropped: asks(dropKind),
} satisfies Record<string, RecordingJudge>

function asks<Item extends object>(kind: Kind<Item>, condition?: Condition<Item>): RecordingJudge {
  return (reading, args, testers) =>
    judge(understand(kind, args, reading, testers, condition), reading)
}
