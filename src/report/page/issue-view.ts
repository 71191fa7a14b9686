import { type Child, h, icon, onClick } from './dom.js'
import { eventView } from './event-view.js'
import { dateAndTime, plural, timeOfDay } from './format.js'
import type { IssueModel, Report } from './model.js'
import { badge, copyButton, eventBadges, section } from './parts.js'
import { testCard } from './test-card.js'

/** An issue, with the event of it that is shown, and the way to its other ones. */
export function issueView(
  report: Report,
  issue: IssueModel,
  at: number,
  showEvent: (at: number) => void,
): Child[] {
  const event = report.event(issue.data.events[at])
  const heading = h('h2', { tabindex: -1 }, issue.title)
  if (!event)
    return [
      h(
        'header',
        { class: 'detail-head' },
        h('div', { class: 'badges' }, badge('dropped')),
        heading,
      ),
      lost(report, issue),
    ]
  const id = h(
    'p',
    { class: 'event-id' },
    h('code', {}, event.event_id),
    copyButton('Copy the event id', () => event.event_id),
    event.timestamp !== undefined &&
      h(
        'span',
        { class: 'faint' },
        `${dateAndTime(new Date(event.timestamp * 1_000))} · ${timeOfDay(event.timestamp)}`,
      ),
  )
  const { culprit } = event
  return [
    h(
      'header',
      { class: 'detail-head' },
      h('div', { class: 'badges' }, eventBadges(event)),
      heading,
      culprit !== undefined && h('p', { class: 'culprit' }, culprit),
      h('div', { class: 'event-bar' }, id, pager(issue, at, showEvent)),
    ),
    issue.data.drop && dropNote(issue),
    ...eventView(report, event),
  ]
}

function pager({ data }: IssueModel, at: number, showEvent: (at: number) => void): Child {
  const total = data.events.length
  if (total < 2) return undefined
  const step = (label: string, path: string, to: number) => {
    const isEnd = to < 0 || to >= total
    const button = h(
      'button',
      { type: 'button', class: 'small', 'aria-label': label, title: label, disabled: isEnd },
      icon(path),
    )
    return onClick(button, () => showEvent(to))
  }
  return h(
    'div',
    { class: 'pager', role: 'group', 'aria-label': 'Events of this issue' },
    step('Newer event (n)', 'M10 3L5 8l5 5', at - 1),
    h('span', {}, `event ${total - at} of ${total.toLocaleString('en')}`),
    step('Older event (p)', 'M6 3l5 5-5 5', at + 1),
  )
}

function dropNote({ data: { drop } }: IssueModel): Child {
  if (!drop) return undefined
  const status = drop.statusCode === undefined ? '' : ` (answered ${drop.statusCode})`
  return h(
    'p',
    { class: 'note dropped' },
    h('strong', {}, drop.reason),
    ` dropped ${plural(drop.quantity, drop.category)}${status}. It never got to Sentry.`,
  )
}

function lost(report: Report, issue: IssueModel): Child[] {
  const tests = issue.data.tests?.flatMap((at) => report.test(at) ?? []) ?? []
  return [
    dropNote(issue),
    h('p', { class: 'faint' }, 'What it was is not known: the SDK told only how many.'),
    section(
      'Tests',
      tests.length,
      tests.map((test) => testCard(test)),
    ),
  ]
}
