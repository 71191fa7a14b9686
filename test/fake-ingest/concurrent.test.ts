import { createFakeIngest } from 'expect-sentry/ingest'
import { afterAll, beforeAll, describe, expect, test as plain } from 'vitest'
import { ENVELOPE, EVENT, envelopeText, send } from './send.js'

const shared = await createFakeIngest({ quietTime: 1 })
const byIds = await createFakeIngest({ quietTime: 1, autoReset: false })
afterAll(async () => {
  await shared.close()
  await byIds.close()
})

const test = plain.extend<{ sentry: Awaited<ReturnType<typeof createFakeIngest>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter's own text
  sentry: async ({}, use) => {
    const sentry = await createFakeIngest({ quietTime: 1 })
    await use(sentry)
    await sentry.close()
  },
})

const SHARED =
  'Tests that run concurrently share this ingest: nobody can tell whose report is whose.'

function eventText(name: string): string {
  const event_id = Buffer.from(name.padEnd(16, '.')).toString('hex')
  return envelopeText({}, [{ type: 'event' }, JSON.stringify({ ...EVENT, event_id })])
}

// each waits until all have begun: they do run at the same time
let waiting = 3
let open = () => {}
const allBegan = new Promise<void>((resolve) => {
  open = resolve
})
const begin = async () => {
  waiting -= 1
  if (waiting === 0) open()
  await allBegan
}

describe('tests that run at the same time', () => {
  test.concurrent('cannot assert on an ingest that they share', async () => {
    await begin()
    await send(shared, ENVELOPE)
    await expect(expect(shared).toHaveCapturedException('boom')).rejects.toThrow(SHARED)
    await expect(expect(shared).not.toHaveCapturedMessage()).rejects.toThrow(SHARED)
    await expect(shared.waitForEvent()).rejects.toThrow(SHARED)
    expect(shared.event(EVENT.event_id)).toBeHandled()
  })

  test.concurrent('have one each in a test', async () => {
    await begin()
    await using own = await createFakeIngest({ quietTime: 1 })
    await send(own, ENVELOPE)
    await expect(own).toHaveCapturedException('boom', { times: 1 })
  })

  test.concurrent('have one each from a fixture', async ({ sentry }) => {
    await begin()
    await send(sentry, ENVELOPE)
    await expect(sentry).toHaveCapturedException('boom', { times: 1 })
  })

  for (const name of ['one', 'two']) {
    test.concurrent(`find an event by its id where nothing is reset: ${name}`, async () => {
      const { id } = await (await send(byIds, eventText(name))).json()
      await expect(byIds).toHaveCapturedException('boom', { event_id: id, times: 1 })
    })
  }
})

describe('an ingest that is made for some of them after others have run', () => {
  let later: Awaited<ReturnType<typeof createFakeIngest>>
  beforeAll(async () => {
    later = await createFakeIngest()
    return () => later.close()
  })

  test.concurrent('is shared too', async () => {
    await expect(expect(later).not.toHaveCapturedEvent()).rejects.toThrow(SHARED)
  })
})

plain('a test that runs alone has it again', async () => {
  await expect(shared).not.toHaveCapturedEvent()
  await send(shared, ENVELOPE)
  await expect(shared).toHaveCapturedException('boom', { times: 1 })
})
