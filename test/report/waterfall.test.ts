// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { SpanData } from '../../src/report/data/page-data.js'
import { waterfallView } from '../../src/report/page/waterfall-view.js'

function span(span_id: string, parent_span_id: string | undefined, at: number): SpanData {
  return {
    name: span_id,
    status: 'ok',
    span_id,
    ...(parent_span_id === undefined ? {} : { parent_span_id }),
    is_segment: false,
    attributes: {},
    start_timestamp: at,
    timestamp: at + 1,
  }
}

function drawn(spans: readonly SpanData[]): string[] {
  const labels = waterfallView(spans)?.querySelectorAll<HTMLElement>('.span-name') ?? []
  return [...labels].map(({ style, textContent }) => `${textContent} ${style.paddingLeft}`)
}

test('children stand under their parents, wherever they were sent', () => {
  expect(drawn([span('a', undefined, 1), span('b', 'gone', 2), span('c', 'a', 3)])).toEqual([
    'a 0px',
    'c 14px',
    'b 0px',
  ])
})

test('each span once: also those that name each other as parents, or have the same id', () => {
  expect(drawn([span('a', 'b', 1), span('b', 'a', 2), span('c', 'c', 3)])).toEqual([
    'a 0px',
    'b 14px',
    'c 0px',
  ])
  expect(drawn([span('a', undefined, 1), span('a', undefined, 2), span('b', 'a', 3)])).toEqual([
    'a 0px',
    'b 14px',
    'a 0px',
  ])
})

test('no number of spans is too many', () => {
  const spans = Array.from({ length: 150_000 }, (_, index) => span(`${index}`, '0', index))
  const view = waterfallView([span('root', undefined, 0), ...spans])
  expect(view?.querySelectorAll('li').length).toBe(200)
  expect(view?.querySelector('h3')?.textContent).toBe('Spans150001')
  const more = view?.querySelector('button')
  expect(more?.textContent).toBe('Show 200 more of 149,801')
  more?.click()
  expect(view?.querySelectorAll('li').length).toBe(400)
})

test('a span without times is drawn, and says no duration', () => {
  const { start_timestamp, timestamp, ...bare } = span('a', undefined, 1)
  const view = waterfallView([bare])
  expect(view?.querySelector('.span-time')?.textContent).toBe('')
})
