import type { EventData } from '../data/page-data.js'
import { type Child, h, icon, onClick } from './dom.js'
import { inline } from './format.js'
import { isRecord, type Status, statusOf } from './model.js'

/** A part of the page with a heading; nothing at all when there is nothing to show. */
export function section(title: string, count: number | undefined, ...content: readonly Child[]) {
  const heading = h('h3', {}, title, count !== undefined && h('span', { class: 'count' }, count))
  return h('section', { class: 'section' }, heading, ...content)
}

const STATUS_ICONS: Readonly<Record<Status, string>> = {
  unhandled: 'M8 2.5v6M8 12v1.2',
  handled: 'M3 8.5l3.2 3.2L13 5',
  message: 'M3 4h10v7H7l-3 2.5V11H3z',
  dropped: 'M4 4l8 8M12 4l-8 8',
}

export function badge(status: Status, label: string = status): HTMLElement {
  return h('span', { class: `badge ${status}` }, icon(STATUS_ICONS[status]), label)
}

export function eventBadges(event: EventData): HTMLElement[] {
  const status = statusOf(event)
  return [
    badge(status),
    h('span', { class: `badge level ${event.level}` }, event.level),
    ...(event.dropped
      ? []
      : [
          h(
            'span',
            { class: `badge ${event.asserted ? 'quiet' : 'unasserted'}` },
            event.asserted ? 'asserted' : 'unasserted',
          ),
        ]),
  ]
}

/** Keys and values side by side; what is no plain value as JSON. */
export function keyValues(values: Readonly<Record<string, unknown>>, className = 'pairs') {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return h(
    'dl',
    { class: className },
    entries.map(([key, value]) => h('div', {}, h('dt', {}, key), h('dd', {}, valueView(value)))),
  )
}

function valueView(value: unknown): Child {
  if (isRecord(value) || Array.isArray(value)) {
    const json = JSON.stringify(value, null, 2)
    return json.length > 60 ? h('pre', { tabindex: 0 }, json) : h('code', {}, inline(value))
  }
  return value === null || typeof value !== 'string' ? h('code', {}, inline(value)) : value
}

export function copyButton(label: string, text: () => string): HTMLElement {
  const button = h(
    'button',
    { type: 'button', class: 'small', title: label, 'aria-label': label },
    icon(COPY),
  )
  return onClick(button, async () => {
    await navigator.clipboard?.writeText(text())
    button.classList.add('done')
    setTimeout(() => button.classList.remove('done'), 1_200)
  })
}

const COPY = 'M5.5 5.5h7v8h-7zM3.5 10.5v-8h7'
