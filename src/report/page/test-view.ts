import { type Child, h, onClick } from './dom.js'
import { itemsView, logsView } from './logs-view.js'
import type { IssueModel, Report, TestModel } from './model.js'
import { badge, section } from './parts.js'
import { testCard, testName } from './test-card.js'
import { waterfallView } from './waterfall-view.js'

/** All that one test recorded. */
export function testView(
  report: Report,
  { data, issues }: TestModel,
  showIssue: (issue: IssueModel) => void,
): Child[] {
  const { spans, logs, items } = data
  const rows = [...issues].flatMap(([at, count]) => {
    const issue = report.issues[at]
    return issue ? [issueRow(issue, count, () => showIssue(issue))] : []
  })
  return [
    h('header', { class: 'detail-head' }, h('h2', { tabindex: -1 }, testName(data))),
    testCard(data, undefined, false),
    rows.length > 0 && section('Issues', rows.length, h('ul', { class: 'links' }, rows)),
    waterfallView(report.list(spans)),
    logsView(report.list(logs)),
    itemsView(report.list(items)),
  ]
}

function issueRow({ title, status }: IssueModel, count: number, show: () => void): HTMLElement {
  const button = h(
    'button',
    { type: 'button' },
    badge(status),
    h('span', { class: 'title' }, title),
    count > 1 && h('span', { class: 'count' }, `×${count}`),
  )
  return h('li', {}, onClick(button, show))
}
