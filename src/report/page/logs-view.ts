import type { ItemData, LogData } from '../data/page-data.js'
import { h } from './dom.js'
import { timeOfDay } from './format.js'
import { keyValues, section } from './parts.js'

export function logsView(logs: readonly LogData[]): HTMLElement | undefined {
  if (logs.length === 0) return undefined
  return section(
    'Logs',
    logs.length,
    h(
      'ol',
      { class: 'logs' },
      logs.map(({ body, level = 'info', timestamp, attributes }) =>
        h(
          'li',
          {},
          h(
            'details',
            {},
            h(
              'summary',
              {},
              timestamp !== undefined && h('time', {}, timeOfDay(timestamp)),
              h('span', { class: `log-level ${level}` }, level),
              h('span', { class: 'log-body' }, body),
            ),
            keyValues({ ...attributes }),
          ),
        ),
      ),
    ),
  )
}

/** Check-ins, metrics, sessions and whatever else was sent. */
export function itemsView(items: readonly ItemData[]): HTMLElement | undefined {
  if (items.length === 0) return undefined
  return section(
    'Other items',
    items.length,
    h(
      'ol',
      { class: 'logs' },
      items.map(({ kind, row, payload }) =>
        h(
          'li',
          {},
          h(
            'details',
            {},
            h(
              'summary',
              {},
              h('span', { class: 'log-level info' }, kind),
              h('span', { class: 'log-body' }, row.filter(Boolean).join('  ·  ')),
            ),
            h('pre', { tabindex: 0 }, JSON.stringify(payload, null, 2) ?? ''),
          ),
        ),
      ),
    ),
  )
}
