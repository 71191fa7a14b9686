import { expect, test } from 'vitest'
import { runInner } from './run-inner.js'

const run = await runInner('annotations')
const annotations = run.annotations('annotations.case.ts')

/** Ids and what depends on the machine. */
function steady(text: string | undefined): string | undefined {
  return text?.replace(/[0-9a-f]{32}/g, '<id>').replace(/^ +tags .*(\n {10}.*)*/gm, '  tags')
}

test('each failed test that captured something has one annotation, at its line', () => {
  const lines = Object.entries(annotations).map(([name, list]) => [name, list.map((a) => a.line)])
  expect(Object.fromEntries(lines)).toEqual({
    'fails, with an event': [11],
    'fails by something else, with an event in flight': [16],
    'forgot to await': [36],
    'fails at both attempts': [58],
    'with a recording of its own > one that fails': [64],
  })
})

test('it is the issue stream of that test', () => {
  const text = (name: string) =>
    annotations[name]?.map(({ type, message }) => [type, steady(message)])
  expect(text('fails, with an event')).toEqual([
    [
      'sentry',
      'Issue stream: 1 issue, 1 event\n\nTypeError: boom\n  event_id  <id>\n' +
        '  handled: yes   level: error\n  tags',
    ],
  ])
  expect(text('with a recording of its own > one that fails')).toEqual([
    [
      'sentry',
      'Issue stream: 1 issue, 1 event\n\nof the one that fails\n  event_id  <id>\n' +
        '  message   handled: yes   level: info\n  tags',
    ],
  ])
})

test('what was captured is attached as JSON', () => {
  const [annotation] = annotations['fails, with an event'] ?? []
  expect(JSON.parse(annotation?.attachment ?? '')).toEqual({
    events: [
      expect.objectContaining({
        event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
        title: 'TypeError: boom',
        handled: 'yes',
        unhandled: false,
        level: 'error',
        tags: expect.objectContaining({ release: 'shop@1.4.0' }),
        payload: expect.objectContaining({ release: 'shop@1.4.0' }),
      }),
    ],
    drops: [],
    items: [expect.objectContaining({ header: { type: 'session' } })],
  })
})

test('the tests fail and pass as without it', () => {
  expect(run.states('annotations.case.ts')).toEqual({
    'fails, with an event': 'failed',
    'fails by something else, with an event in flight': 'failed',
    'fails, with nothing captured': 'failed',
    'fails, with a session of its own alone': 'failed',
    'passes, with an event': 'passed',
    'forgot to await': 'failed',
    'fails by a leak': 'failed',
    'is expected to fail': 'passed',
    'passes at the second attempt': 'passed',
    'fails at both attempts': 'failed',
    'with a recording of its own > one that fails': 'failed',
    'with a recording of its own > one that passes': 'passed',
  })
  expect(
    run.failures('annotations.case.ts', 'fails by something else, with an event in flight'),
  ).toEqual(['another failure'])
  expect(run.unhandled).toEqual([])
})
