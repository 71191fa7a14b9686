import { h } from './dom.js'
import { plural } from './format.js'
import type { IssueModel, Report, TestModel } from './model.js'
import { badge } from './parts.js'
import { testName, testState } from './test-card.js'

/** One row of the issue stream. */
export function issueListRow(
  report: Report,
  { title, status, level, culprit, count, unasserted, latest, data }: IssueModel,
): HTMLElement {
  const test = report.test(latest?.test ?? data.tests?.[0])
  return h(
    'div',
    { class: `row ${status} level-${level}` },
    h('span', { class: 'row-title' }, title),
    h('span', { class: 'row-count', title: 'events' }, count.toLocaleString('en')),
    h('span', { class: 'row-culprit' }, data.drop?.reason ?? (culprit || test?.file)),
    h(
      'span',
      { class: 'row-foot' },
      badge(status),
      unasserted > 0 &&
        h(
          'span',
          { class: 'badge unasserted' },
          unasserted < count ? `${unasserted} unasserted` : 'unasserted',
        ),
      h('span', { class: 'row-test' }, test && testName(test)),
    ),
  )
}

export function testListRow(report: Report, { data, issues }: TestModel): HTMLElement {
  const count = [...issues.values()].reduce((sum, one) => sum + one, 0)
  const told: [string, number][] = [
    ['span', report.list(data.spans).length],
    ['log', report.list(data.logs).length],
    ['other item', report.list(data.items).length],
  ]
  return h(
    'div',
    { class: `row test ${data.state}` },
    h('span', { class: 'row-title' }, testName(data)),
    h('span', { class: 'row-count', title: 'events' }, count.toLocaleString('en')),
    h('span', { class: 'row-culprit' }, data.file),
    h(
      'span',
      { class: 'row-foot' },
      testState(data.state),
      told
        .filter(([, number]) => number > 0)
        .map(([name, number]) => h('span', { class: 'badge quiet' }, plural(number, name))),
    ),
  )
}
