import { createUserFeedbackEnvelope } from '@sentry/browser'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { failureOf, lines, textOf } from './support/failure.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

const complaint = {
  message: 'The button is broken',
  name: 'Ann',
  email: 'ann@example.com',
  url: 'https://shop.example/cart',
  source: 'widget',
}

test('feedback is found by its message', async () => {
  Sentry.captureFeedback(complaint)
  await expect(sentry).toHaveCapturedFeedback('The button is broken')
  await expect(sentry).toHaveCapturedFeedback(/broken$/)
  await expect(sentry).toHaveCapturedFeedback()
  await expect(sentry).not.toHaveCapturedFeedback('broken')
})

test('who said it, and where', async () => {
  const event_id = Sentry.captureFeedback(complaint)
  await expect(sentry).toHaveCapturedFeedback(/button/, {
    event_id,
    name: 'Ann',
    contact_email: 'ann@example.com',
    url: 'https://shop.example/cart',
    source: 'widget',
    associated_event_id: undefined,
  })
  await expect(sentry).not.toHaveCapturedFeedback({ contact_email: 'bob@example.com' })
  await expect(sentry).not.toHaveCapturedFeedback({ name: undefined })
})

test('feedback on an error leads to its event', async () => {
  const associatedEventId = Sentry.captureException(new Error('lost'))
  Sentry.captureFeedback({ message: 'What happened?', associatedEventId })
  await expect(sentry).toHaveCapturedFeedback({ associated_event_id: associatedEventId })
  const [feedback] = sentry.feedback
  expect(sentry.event(feedback?.associated_event_id ?? '')?.title).toBe('Error: lost')
})

test('feedback has tags of its scope', async () => {
  Sentry.captureFeedback(complaint, { captureContext: { tags: { page: 'cart' } } })
  await expect(sentry).toHaveCapturedFeedback({ tags: { page: 'cart' } })
  await expect(sentry).not.toHaveCapturedFeedback({ tags: { page: 'home' } })
})

test('a screenshot travels with its feedback', async () => {
  const data = new Uint8Array([137, 80, 78, 71])
  Sentry.captureFeedback(complaint, {
    attachments: [{ filename: 'screenshot.png', data, contentType: 'image/png' }],
  })
  await expect(sentry).toHaveCapturedAttachment('screenshot.png', { data })
  await expect(sentry).toHaveCapturedFeedback({
    envelope: { items: [{ type: 'feedback' }, { type: 'attachment' }] },
  })
})

test('feedback is no error and no message', async () => {
  Sentry.captureFeedback(complaint)
  await expect(sentry).toHaveCapturedFeedback({ times: 1 })
  await expect(sentry).not.toHaveCapturedEvent()
})

/** The only way of SDK 9 to 11 to make one; SDK 8 sends it from `captureUserFeedback`. */
function sendUserReport(event_id: string): void {
  const client = Sentry.getClient()
  if (!client) throw new Error('no client')
  const report = { event_id, name: 'Bob', email: 'bob@example.com', comments: 'It never loads' }
  const { tunnel } = client.getOptions()
  void client.sendEnvelope(
    createUserFeedbackEnvelope(report, { metadata: undefined, tunnel, dsn: client.getDsn() }),
  )
}

test('the older user report is feedback too', async () => {
  const event_id = Sentry.captureException(new Error('lost'))
  sendUserReport(event_id)
  await expect(sentry).toHaveCapturedFeedback('It never loads', {
    name: 'Bob',
    contact_email: 'bob@example.com',
    associated_event_id: event_id,
    source: 'user_report',
  })
  await expect(sentry).not.toHaveCapturedFeedback({ name: 'Ann' })
  expect(sentry.items.map(({ type }) => type)).toContain('user_report')
})

test('a failure names the nearest feedback and what differs', async () => {
  Sentry.captureFeedback({ ...complaint, associatedEventId: 'a'.repeat(32) })
  const { message, expected, actual } = await failureOf(() =>
    expect(sentry).toHaveCapturedFeedback(/broken/, { contact_email: 'eve@example.com' }),
  )
  expect(message).toBe(
    lines(
      'expect(sentry).toHaveCapturedFeedback(/broken/, { contact_email: "eve@example.com" })',
      '',
      'Expected: a feedback /broken/ with {"contact_email": "eve@example.com"}',
      'Captured: 1 feedback; none match',
      ` -> 1: The button is broken  Ann  ann@example.com  ${'a'.repeat(32)}`,
      '',
      'Nearest: #1, 1 field differs: contact_email',
    ),
  )
  expect(expected).toEqual({ message: complaint.message, contact_email: 'eve@example.com' })
  expect(actual).toEqual({ message: complaint.message, contact_email: 'ann@example.com' })
})

test('a failure lists the feedback that should not be there', async () => {
  Sentry.captureFeedback({ message: 'Too slow' })
  expect(await textOf(() => expect(sentry).not.toHaveCapturedFeedback())).toBe(
    lines(
      'expect(sentry).not.toHaveCapturedFeedback()',
      '',
      'Expected: no feedback',
      'Captured: 1 feedback; 1 matches',
      '    1: Too slow',
    ),
  )
})
