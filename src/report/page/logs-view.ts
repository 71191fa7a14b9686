import type { ItemData, LogData } from '../data/page-data.js'
import { type Child, h } from './dom.js'
import { timeOfDay } from './format.js'
import { growingList, keyValues, section } from './parts.js'

export function logsView(logs: readonly LogData[], title = 'Logs'): HTMLElement | undefined {
  if (logs.length === 0) return undefined
  const rows = logs.map(({ body, level = 'info', timestamp, attributes }) => () => {
    const head = [
      timestamp !== undefined && h('time', {}, timeOfDay(timestamp)),
      h('span', { class: `log-level ${level}` }, level),
      h('span', { class: 'log-body' }, body),
    ]
    return rowView(head, keyValues({ ...attributes }))
  })
  return section(title, logs.length, growingList('logs', rows))
}

/** Check-ins, metrics, sessions and whatever else was sent. */
export function itemsView(items: readonly ItemData[]): HTMLElement | undefined {
  if (items.length === 0) return undefined
  const rows = items.map(({ kind, row, payload }) => () => {
    const head = [
      h('span', { class: 'log-level info' }, kind),
      h('span', { class: 'log-body' }, row.filter(Boolean).join('  ·  ')),
    ]
    return rowView(head, h('pre', { tabindex: 0 }, JSON.stringify(payload, null, 2) ?? ''))
  })
  return section('Other items', items.length, growingList('logs', rows))
}

function rowView(head: Child, body: Child): HTMLElement {
  return h('li', {}, h('details', {}, h('summary', {}, head), body))
}
