import type { EventData } from '../data/page-data.js'
import { type Child, h, icon, onClick, replace } from './dom.js'
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

/** Says that it is done until one turns to something else; nothing where no page may copy. */
export function copyButton(label: string, text: () => string): Child {
  // a page that came over plain HTTP has none
  if (!('clipboard' in navigator)) return undefined
  const button = h('button', { type: 'button', class: 'small' }, icon(COPY))
  const say = (said: string, outcome: 'done' | 'refused' | undefined) => {
    button.title = said
    button.setAttribute('aria-label', said)
    button.classList.remove('done', 'refused')
    if (outcome) button.classList.add(outcome)
    replace(button, icon(outcome === 'done' ? TICK : COPY))
  }
  say(label, undefined)
  for (const turnedAway of ['blur', 'pointerleave']) {
    button.addEventListener(turnedAway, () => say(label, undefined))
  }
  return onClick(button, async () => {
    try {
      await navigator.clipboard.writeText(text())
      say('Copied', 'done')
    } catch {
      say('The browser did not let this page copy', 'refused')
    }
  })
}

const COPY = 'M5.5 5.5h7v8h-7zM3.5 10.5v-8h7'
const TICK = 'M3 8.5l3.2 3.2L13 5'

/** Items drawn at once: ten thousand of them would hold up whoever opens one event. */
const STEP = 200

/** A list that grows by hand, and says what it does not show yet. */
export function growingList(className: string, rows: readonly (() => HTMLElement)[]): HTMLElement {
  const list = h('ol', { class: className })
  const button = h('button', { type: 'button', class: 'more' })
  const grow = () => {
    const end = Math.min(list.childElementCount + STEP, rows.length)
    for (const row of rows.slice(list.childElementCount, end)) list.append(row())
    const left = rows.length - end
    replace(button, `Show ${Math.min(STEP, left)} more of ${left.toLocaleString('en')}`)
    button.hidden = left === 0
  }
  grow()
  return h('div', {}, list, onClick(button, grow))
}
