import type { EventData, SpanData } from '../data/page-data.js'
import { attachmentsView } from './attachments-view.js'
import { breadcrumbsView } from './breadcrumbs-view.js'
import { type Child, h } from './dom.js'
import { logsView } from './logs-view.js'
import { isRecord, type Report, statusOf } from './model.js'
import { copyButton, keyValues, section } from './parts.js'
import { stackView } from './stack-view.js'
import { testCard } from './test-card.js'
import { waterfallView } from './waterfall-view.js'

/** All that is known of one event, the most asked for first. */
export function eventView(report: Report, event: EventData): Child[] {
  const payload = report.payload(event)
  const test = report.test(event.test)
  return [
    notes(event),
    test && section('Test', undefined, testCard(test, event)),
    stackView(payload),
    section('Tags', undefined, keyValues(report.read(event.tags), 'tags')),
    breadcrumbsView(payload, event.title),
    waterfallView(...ofTrace('Spans', event, report.list(test?.spans))),
    logsView(...ofTrace('Logs', event, report.list(test?.logs))),
    attachmentsView(report.list(event.attachments)),
    objectSection('User', payload.user),
    objectSection('Request', payload.request),
    objectSection('Extra', payload.extra),
    contextsSection(payload.contexts),
    payloadSection(payload),
  ]
}

function notes(event: EventData): Child[] {
  const status = statusOf(event)
  const disagree = status === 'unhandled' && event.handled === 'yes'
  return [
    disagree &&
      h(
        'p',
        { class: 'note warning' },
        'The tag says handled: yes, the flag of the issue says Unhandled: a cause in its chain is unhandled.',
      ),
  ]
}

/** Those of the event's own trace; where it has none, those of its test, under a title that says so. */
function ofTrace<Item extends Pick<SpanData, 'trace_id'>>(
  title: string,
  { trace_id }: EventData,
  items: readonly Item[],
): [items: readonly Item[], title: string] {
  const own = items.filter((item) => item.trace_id !== undefined && item.trace_id === trace_id)
  return own.length > 0 ? [own, title] : [items, `${title} elsewhere in its test`]
}

function objectSection(title: string, value: unknown): Child {
  if (!isRecord(value) || Object.keys(value).length === 0) return undefined
  return section(title, undefined, keyValues(value))
}

function contextsSection(contexts: unknown): Child {
  if (!isRecord(contexts) || Object.keys(contexts).length === 0) return undefined
  const blocks = Object.entries(contexts).map(([name, context]) =>
    h(
      'div',
      { class: 'context' },
      h('h4', {}, name),
      keyValues(isRecord(context) ? context : { value: context }),
    ),
  )
  return section('Contexts', undefined, h('div', { class: 'contexts' }, blocks))
}

function payloadSection(payload: Readonly<Record<string, unknown>>): Child {
  const json = JSON.stringify(payload, null, 2)
  const details = h('details', { class: 'raw' }, h('summary', {}, 'As it was sent'))
  // written when somebody looks: it is the largest part by far
  details.addEventListener('toggle', () => details.append(h('pre', { tabindex: 0 }, json)), {
    once: true,
  })
  return section(
    'Payload',
    undefined,
    copyButton('Copy the payload', () => json),
    details,
  )
}
