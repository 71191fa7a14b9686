import { PassThrough } from 'node:stream'
import { WriteStream } from 'node:tty'
import { stripVTControlCharacters } from 'node:util'
import * as Sentry from '@sentry/core'
import { createEnvelope } from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { initCore } from '../helpers.js'
import { A, B, C, D } from '../ids.js'

const ESCAPE = '\u001b'
const CODES = new RegExp(`${ESCAPE}\\[(\\d+)m`, 'g')

const sentry = createFakeTransport()
initCore(sentry)

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

test('nothing captured', () => {
  expect(String(sentry)).toBe('Issue stream: nothing (no envelope reached the transport)')
})

test('nothing but what is no event, and what was not delivered', async () => {
  const aggregates = { attrs: { release: 'shop@1.4.0' }, aggregates: [] }
  const envelope = createEnvelope({}, [[{ type: 'sessions' }, aggregates]])
  await Sentry.getClient()?.sendEnvelope(envelope)
  sentry.respondWith({ statusCode: 500 })
  Sentry.captureMessage('stock is low')
  await sentry.settled()
  expect(String(sentry)).toMatchInlineSnapshot(`
    "Issue stream: nothing (2 envelopes reached the transport: 1 session aggregate, 1 not delivered)

    Dropped:
      1 error by send_error 500: stock is low"
  `)
})

test('one issue', () => {
  Sentry.captureException(new TypeError('boom'), { event_id: A })
  expect(String(sentry)).toMatchInlineSnapshot(`
    "Issue stream: 1 issue, 1 event

    TypeError: boom
      event_id  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      handled: yes   level: error
      tags      environment: production, mechanism: generic"
  `)
})

test('the newest issue first, its events with their ids, levels and tags', async () => {
  Sentry.captureException(new TypeError('boom'), { event_id: A })
  Sentry.captureEvent({ event_id: B, message: 'stock is low', level: 'warning' })
  Sentry.captureException(new TypeError('boom'), {
    event_id: C,
    mechanism: { type: 'checkout', handled: false },
    captureContext: {
      level: 'fatal',
      tags: { gateway: 'stripe', 'card type': 'visa' },
      user: { id: '7', email: 'ann@example.com' },
      contexts: { browser: { name: 'Firefox', version: '128.0' } },
    },
  })
  Sentry.getClient()?.recordDroppedEvent('before_send', 'log_item', 2)
  await sentry.settled()
  expect(String(sentry)).toMatchInlineSnapshot(`
    "Issue stream: 2 issues, 3 events

    TypeError: boom  (2 events)
      event_id  cccccccccccccccccccccccccccccccc
      handled: no   level: fatal
      tags      gateway: stripe, card-type: visa, environment: production, mechanism: checkout, user: id:7,
                browser: Firefox 128.0, browser.name: Firefox
      event_id  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      handled: yes   level: error
      tags      environment: production, mechanism: generic

    stock is low
      event_id  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      message   handled: (no tag)   level: warning
      tags      environment: production

    Dropped:
      2 log_items by before_send"
  `)
})

test('where tag and flag disagree it says so', () => {
  Sentry.captureEvent({
    event_id: D,
    exception: {
      values: [
        { type: 'RangeError', value: 'too far', mechanism: { type: 'generic', handled: false } },
        { type: 'TypeError', value: 'boom', mechanism: { type: 'generic', handled: true } },
      ],
    },
  })
  expect(String(sentry)).toMatchInlineSnapshot(`
    "Issue stream: 1 issue, 1 event

    TypeError: boom
      event_id  dddddddddddddddddddddddddddddddd
      handled: yes   level: error   flagged Unhandled
      tags      environment: production, mechanism: generic"
  `)
})

/** By what else Node judges how many colours there are (`internal/tty.js`, Node 20 to 24). */
const OUTSIDE = [
  ...['FORCE_COLOR', 'NO_COLOR', 'NODE_DISABLE_COLORS', 'COLORTERM', 'TERM', 'TERM_PROGRAM'],
  ...['TMUX', 'CI', 'TF_BUILD', 'AGENT_NAME', 'TEAMCITY_VERSION'],
]

/** What print() hands to the console when its output ends where `env` and `stdout` say. */
function printed(env: Readonly<Record<string, string>>, stdout: object = {}): string {
  for (const name of OUTSIDE) vi.stubEnv(name, undefined)
  for (const [name, value] of Object.entries({ FORCE_TTY: '', ...env })) vi.stubEnv(name, value)
  const value = Object.assign(new PassThrough(), stdout)
  vi.stubGlobal('process', Object.create(process, { stdout: { value } }))
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  sentry.print()
  return String(log.mock.calls[0])
}

const { getColorDepth } = WriteStream.prototype
const TERMINAL = { isTTY: true, columns: 60, getColorDepth }

async function captureAll(): Promise<void> {
  Sentry.captureException(new TypeError('boom'), {
    event_id: A,
    mechanism: { type: 'checkout', handled: false },
    captureContext: { tags: { gateway: 'stripe', order: 'a-rather-long-one' } },
  })
  Sentry.captureException(new TypeError('boom'), { event_id: C })
  Sentry.captureEvent({ event_id: B, message: 'stock is low: 3 left', level: 'warning' })
  Sentry.getClient()?.recordDroppedEvent('before_send', 'log_item', 2)
  await sentry.settled()
}

describe('print()', () => {
  test('in a log it writes what toString() gives', async () => {
    await captureAll()
    expect(printed({})).toBe(String(sentry))
    expect(String(sentry)).toContain('TypeError: boom  (2 events)')
  })

  test('in a terminal it writes the same in colour, as wide as that is', async () => {
    await captureAll()
    const text = printed({ TERM: 'xterm-256color' }, TERMINAL)
    expect(tagged(text)).toMatchInlineSnapshot(`
      "<1>Issue stream:<22> 2 issues, 3 events

      <1>stock is low: 3 left<22>
        <2>event_id<22>  bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
        <36>message<39>   <2>handled:<22> <2>(no tag)<22>   <2>level:<22> <33>warning<39>
      <2>  tags      <22><2>environment:<22> production

      <1>TypeError: boom<22>  (2 events)
        <2>event_id<22>  cccccccccccccccccccccccccccccccc
        <2>handled:<22> <32>yes<39>   <2>level:<22> <31>error<39>
      <2>  tags      <22><2>environment:<22> production, <2>mechanism:<22> generic
        <2>event_id<22>  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        <2>handled:<22> <31>no<39>   <2>level:<22> <31>error<39>
      <2>  tags      <22><2>gateway:<22> stripe, <2>order:<22> a-rather-long-one,
                  <2>environment:<22> production, <2>mechanism:<22> checkout

      <1><33>Dropped:<39><22>
        2 log_items by <33>before_send<39>"
    `)
    expect(stripVTControlCharacters(text)).toBe(String(sentry))
  })

  test('what is worse than the rest stands out', () => {
    Sentry.captureEvent({
      event_id: D,
      level: 'fatal',
      exception: {
        values: [
          { type: 'RangeError', value: 'too far', mechanism: { type: 'generic', handled: false } },
          { type: 'TypeError', value: 'boom', mechanism: { type: 'generic', handled: true } },
        ],
      },
    })
    Sentry.captureEvent({ event_id: B, message: 'paid', level: 'info' })
    const facts = tagged(printed({ TERM: 'xterm-256color' }, TERMINAL))
      .split('\n')
      .filter((line) => line.includes('level'))
    expect(facts).toMatchInlineSnapshot(`
      [
        "  <36>message<39>   <2>handled:<22> <2>(no tag)<22>   <2>level:<22> <36>info<39>",
        "  <2>handled:<22> <32>yes<39>   <2>level:<22> <31>fatal<39>   <31>flagged Unhandled<39>",
      ]
    `)
  })

  test('no line is wider than its output, however much it has to say', () => {
    // 60 columns are 12 for the label, 47 for the tags and one for a comma
    const order = 'x'.repeat(47 - ', environment: production'.length - 'order: '.length)
    for (const more of ['', 'x']) {
      Sentry.captureException(new TypeError('y'.repeat(90)), { tags: { order: order + more } })
    }
    const lines = printed({}, { columns: 60 }).split('\n')
    expect(lines.filter((line) => line.length > 60)).toEqual([])
    expect(lines).toContain(`TypeError: ${'y'.repeat(60 - 26)}...  (2 events)`)
    expect(lines).toContain(`  tags      order: ${order}, environment: production,`)
    expect(lines).toContain(`  tags      order: ${order}x,`)
  })

  test('a terminal of no known size is as wide as a log', async () => {
    await captureAll()
    const inLog = String(sentry)
    const text = printed({ TERM: 'xterm' }, { ...TERMINAL, columns: 0 })
    expect(stripVTControlCharacters(text)).toBe(inLog)
  })

  const COLOURED = `${ESCAPE}[1mIssue stream:${ESCAPE}[22m nothing (no envelope reached the transport)`
  const PLAIN = 'Issue stream: nothing (no envelope reached the transport)'

  test.each([
    ['a pipe', {}, {}, PLAIN],
    ['a pipe, where the environment speaks of a terminal', { TERM: 'xterm' }, {}, PLAIN],
    ['a terminal', { TERM: 'xterm' }, TERMINAL, COLOURED],
    ['a terminal without colours', { TERM: 'dumb' }, TERMINAL, PLAIN],
    ['NO_COLOR in a terminal', { TERM: 'xterm', NO_COLOR: '1' }, TERMINAL, PLAIN],
    ['NODE_DISABLE_COLORS', { TERM: 'xterm', NODE_DISABLE_COLORS: '1' }, TERMINAL, PLAIN],
    ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, {}, COLOURED],
    ['FORCE_COLOR=0 in a terminal', { TERM: 'xterm', FORCE_COLOR: '0' }, TERMINAL, PLAIN],
    ['a worker whose runner has a terminal', { TERM: 'xterm', FORCE_TTY: 'true' }, {}, COLOURED],
    ['the same, with NO_COLOR', { TERM: 'xterm', FORCE_TTY: 'true', NO_COLOR: '1' }, {}, PLAIN],
    ['FORCE_TTY outside of Vitest', { TERM: 'xterm', FORCE_TTY: 'true', VITEST: '' }, {}, PLAIN],
  ])('%s', (_, env, stdout, text) => {
    expect(printed(env, stdout)).toBe(text)
  })

  test.each([
    ['a browser', undefined],
    ['a browser, with what a bundler puts in the place of process', { env: {} }],
    ['a Node without styleText()', { env: {}, stdout: { columns: 60 } }],
    ['a runtime without node:util', { env: {}, stdout: {}, getBuiltinModule: () => undefined }],
  ])('%s', (_, process) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    vi.stubGlobal('process', process)
    sentry.print()
    vi.unstubAllGlobals()
    expect(log.mock.calls).toEqual([[PLAIN]])
  })

  test('nothing that was captured steers the terminal', () => {
    Sentry.captureException(new TypeError(`${ESCAPE}[2Jboom`), {
      event_id: A,
      captureContext: { tags: { order: 'A-1\u0007' } },
    })
    expect(String(sentry)).toContain('TypeError: \\u001b[2Jboom\n  event_id')
    expect(String(sentry)).toContain('order: A-1\\u0007,')
  })

  test('nor does it end a line', () => {
    const error = Object.assign(new Error('boom'), { name: 'Two\nLines' })
    Sentry.captureException(error, { tags: { order: 'A-1\rA-2' } })
    expect(String(sentry)).toContain('\n\nTwo\\nLines: boom\n')
    expect(String(sentry)).toContain('order: A-1\\rA-2,')
  })
})

/** With the codes of the looks as `<1>` and `</22>`, to be read. */
function tagged(text: string): string {
  return text.replaceAll(CODES, (_, code: string) => `<${code}>`)
}
