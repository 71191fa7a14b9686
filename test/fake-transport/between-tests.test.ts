import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deferred } from './support/deferred.js'

const lateGate = deferred()
const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    initialScope: { tags: { from: 'the init' } },
    beforeSend: async (event) => {
      if (event.message === 'late') await lateGate.promise
      return event
    },
  }),
)
Sentry.setTag('after_init', 'yes')
Sentry.getGlobalScope().setTag('global_after_init', 'yes')
// an app that goes on starting up when the file has been read
await Promise.resolve()
Sentry.setTag('later_in_the_file', 'yes')

beforeAll(async () => {
  Sentry.setTag('before_all', 'yes')
  Sentry.addBreadcrumb({ message: 'before all' })
  Sentry.captureMessage('captured in a beforeAll')
  await expect(sentry).toHaveCapturedMessage('captured in a beforeAll')
})

const lasting = {
  from: 'the init',
  after_init: 'yes',
  global_after_init: 'yes',
  later_in_the_file: 'yes',
  before_all: 'yes',
}
const error = new TypeError('boom')
const traces: string[] = []

describe('each test starts where the first one started', () => {
  test.each([1, 2, 3])('round %i', async (round) => {
    // what a beforeAll captured, and what an earlier test did
    await expect(sentry).toHaveCapturedNothing()
    expect(Sentry.lastEventId()).toBeUndefined()

    Sentry.setTag('leak', `round ${round}`)
    Sentry.getGlobalScope().setTag('global_leak', `round ${round}`)
    Sentry.setTag('after_init', 'yes')
    Sentry.setUser({ id: `${round}` })
    Sentry.addBreadcrumb({ message: `round ${round}` })
    // the same object, and the same stack: neither the SDK's mark nor Dedupe remembers it
    const event_id = Sentry.captureException(error)
    await expect(sentry).toHaveCapturedHandled(error, {
      event_id,
      tags: { ...lasting, leak: `round ${round}` },
      user: { id: `${round}` },
      times: 1,
    })
    const messages = sentry.lastEvent?.breadcrumbs.map(({ message }) => message)
    expect(messages).toEqual(['before all', `round ${round}`])
    expect(sentry.drops).toEqual([])
    const { traceId } = Sentry.getCurrentScope().getPropagationContext()
    expect(sentry.lastEvent?.contexts).toMatchObject({ trace: { trace_id: traceId } })
    traces.push(traceId)
  })

  test('a trace of its own', () => {
    expect(new Set(traces).size).toBe(3)
  })

  test('nothing of theirs is left', async () => {
    Sentry.captureMessage('clean')
    await expect(sentry).toHaveCapturedMessage('clean', {
      tags: { ...lasting, leak: undefined, global_leak: undefined },
      user: undefined,
      breadcrumbs: [{ message: 'before all' }],
    })
    expect(sentry.lastEvent?.breadcrumbs).toHaveLength(1)
  })
})

describe('what a test leaves in flight', () => {
  test('one that does not wait for it', () => {
    Sentry.captureException(new Error('nobody waits for this'))
    Sentry.captureMessage('late')
    lateGate.resolve()
  })

  test('lands there, or nowhere', async () => {
    await expect(sentry).toHaveCapturedNothing()
    expect(sentry.envelopes).toEqual([])
  })
})

describe('hooks after a test', () => {
  afterAll(async () => {
    // the last test is over, and nothing has begun since
    await expect(sentry).toHaveCapturedMessage('of the last test')
  })

  test('still see what it captured', () => {
    Sentry.captureMessage('of the last test')
  })
})
