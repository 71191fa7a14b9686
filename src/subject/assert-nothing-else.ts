import type { Reading } from '../captured/reading.js'
import { recordingJudges } from '../matchers/judges.js'
import { judgeRecording } from '../matchers/judging.js'
import { READING } from '../matchers/subject.js'
import { formatFailure, type MatcherCall } from '../matchers/words/format.js'

/** What `strict: true` asks at the end of each test. */
export async function assertNothingElse(reading: Reading): Promise<void> {
  const matcher = 'toHaveCapturedNothingElse'
  const call: MatcherCall = { matcher, args: [], isNot: false, subject: 'sentry' }
  const verdict = await judgeRecording(call, { [READING]: reading }, recordingJudges[matcher])
  if (verdict.pass) return
  throw new Error(
    'strict: true asks that a test assert every event that it captures:\n\n' +
      formatFailure(verdict.failure(call), true),
  )
}
