import * as Sentry from '@sentry/aws-serverless'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument())

const context = {
  awsRequestId: 'r-1',
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'checkout',
  functionVersion: '7',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:1:function:checkout',
  logGroupName: 'g',
  logStreamName: 's',
  memoryLimitInMB: '128',
  getRemainingTimeInMillis: () => 3_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
}

test('a handler that throws', async () => {
  const handler = Sentry.wrapHandler(async () => {
    throw new TypeError('no table')
  })

  await expect(handler({}, context, () => {})).rejects.toThrow('no table')
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    mechanism: { type: 'auto.function.aws_serverless.handler' },
    contexts: { 'aws.lambda': { function_name: 'checkout', aws_request_id: 'r-1' } },
    times: 1,
  })
})

test('with a cause, SDK 10 tags it handled: Sentry flags it unhandled all the same', async () => {
  const handler = Sentry.wrapHandler(async () => {
    throw new TypeError('no table', { cause: new RangeError('timeout') })
  })

  await expect(handler({}, context, () => {})).rejects.toThrow('no table')
  await expect(sentry).toHaveCapturedUnhandled(TypeError, { handled: 'yes', unhandled: true })
})

test('reasons of Promise.allSettled', async () => {
  const handler = Sentry.wrapHandler(
    () => Promise.allSettled([Promise.reject(new RangeError('one of two')), 'fine']),
    { captureAllSettledReasons: true },
  )

  await handler({}, context, () => {})
  await expect(sentry).toHaveCapturedUnhandled(RangeError, {
    mechanism: { type: 'auto.function.aws_serverless.promise' },
    times: 1,
  })
})

test('what a handler catches and reports itself', async () => {
  const handler = Sentry.wrapHandler(async () => Sentry.captureException(new Error('caught')))

  const event_id = await handler({}, context, () => {})
  await expect(sentry).toHaveCapturedHandled('caught', { event_id })
  await expect(sentry).not.toHaveCapturedUnhandled()
})
