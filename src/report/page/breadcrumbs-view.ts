import { h } from './dom.js'
import { text, timeOfDay } from './format.js'
import { isRecord } from './model.js'
import { keyValues, section } from './parts.js'

type Fields = Readonly<Record<string, unknown>>

/** What happened before the event, oldest first, with the event itself at the end of the line. */
export function breadcrumbsView(payload: Fields, title: string): HTMLElement | undefined {
  const sent = isRecord(payload.breadcrumbs) ? payload.breadcrumbs.values : payload.breadcrumbs
  const breadcrumbs = Array.isArray(sent) ? sent.filter(isRecord) : []
  if (breadcrumbs.length === 0) return undefined
  const end = h(
    'li',
    { class: 'end' },
    h('div', { class: 'what' }, h('strong', {}, title)),
    timeView(payload.timestamp),
  )
  return section(
    'Breadcrumbs',
    breadcrumbs.length,
    h('ol', { class: 'timeline' }, breadcrumbs.map(breadcrumbView), end),
  )
}

function breadcrumbView(breadcrumb: Fields): HTMLElement {
  const { category, type, level, message, data, timestamp } = breadcrumb
  const hasData = isRecord(data) && Object.keys(data).length > 0
  return h(
    'li',
    { class: text(level) ?? 'info' },
    h(
      'div',
      { class: 'what' },
      h('span', { class: 'category' }, text(category) ?? text(type) ?? 'default'),
      text(message) !== undefined && h('span', { class: 'message' }, text(message)),
      hasData && keyValues(data, 'pairs inline'),
    ),
    timeView(timestamp),
  )
}

/** SDKs send seconds or an ISO text. */
function timeView(timestamp: unknown): HTMLElement | false {
  const seconds = typeof timestamp === 'string' ? Date.parse(timestamp) / 1_000 : timestamp
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) return false
  return h('time', { datetime: new Date(seconds * 1_000).toISOString() }, timeOfDay(seconds))
}
