import { type Condition, understand } from './ask.js'
import { handled, unhandled } from './handled.js'
import { dropKind } from './kinds/drop.js'
import { eventKind, exceptionKind, messageKind } from './kinds/event.js'
import type { Kind } from './kinds/kind.js'
import type { RecordingJudge } from './matcher.js'
import { judge } from './verdict.js'

/** `toHaveCapturedX(identity?, query?)`: one line for each kind of item. */
export const capturedFamily = {
  toHaveCapturedException: asks(exceptionKind),
  toHaveCapturedHandled: asks(exceptionKind, handled),
  toHaveCapturedUnhandled: asks(exceptionKind, unhandled),
  toHaveCapturedMessage: asks(messageKind),
  toHaveCapturedEvent: asks(eventKind),
  toHaveDropped: asks(dropKind),
} satisfies Record<string, RecordingJudge>

function asks<Item>(kind: Kind<Item>, condition?: Condition<Item>): RecordingJudge {
  return (reading, args, testers) =>
    judge(understand(kind, args, reading, testers, condition), reading)
}
