import type { PageData, RunData } from '../data/page-data.js'
import { type Child, h, icon } from './dom.js'
import { dateAndTime, plural } from './format.js'

/** What the page is about, in one line. */
export function runHeader({ run, runner, generated }: PageData, tools: Child): HTMLElement {
  const failed = run.failed > 0 && h('span', { class: 'failed' }, `${run.failed} failed`)
  const facts = [runner, plural(run.tests, 'test'), dateAndTime(new Date(generated))]
  return h(
    'header',
    { class: 'top' },
    h('div', { class: 'brand' }, icon('M3 4h10M3 8h6M3 12h8'), h('h1', {}, 'Issue stream')),
    h(
      'p',
      { class: 'facts' },
      failed,
      facts.map((fact) => h('span', {}, fact)),
    ),
    h('div', { class: 'tools' }, tools),
  )
}

/** Why there may be more than the page shows; nothing when it has it all. */
export function runNotes({ files, errors = [], unseen = [], interrupted }: RunData): Child {
  const notes = [
    interrupted && h('p', {}, 'The run was stopped before its end: later tests are not here.'),
    unseen.length > 0 &&
      note(
        `${unseen.length} of ${plural(files, 'file')} ran without expect-sentry/vitest in its setupFiles: what was captured there is not here.`,
        unseen,
      ),
    errors.length > 0 &&
      note(
        `${plural(errors.length, 'error')} outside of tests: the tests of such a file may not have run.`,
        errors,
      ),
  ]
  if (!notes.some(Boolean)) return undefined
  return h('aside', { class: 'run-notes', 'aria-label': 'Notes on the run' }, notes)
}

function note(summary: string, lines: readonly string[]): HTMLElement {
  const list = h(
    'ul',
    {},
    lines.map((line) => h('li', {}, line)),
  )
  return h('details', {}, h('summary', {}, summary), list)
}

/** What stands in the place of an issue, where there is none to show. */
export function emptyView({ run, issues }: PageData): Child {
  const [title, text] =
    issues.length > 0
      ? ['No issue is chosen', 'Choose one of the list to see what was sent.']
      : [
          'Nothing was captured',
          `${plural(run.tests, 'test')} ran, and no event was reported or dropped.`,
        ]
  return h('div', { class: 'nothing' }, h('h2', { tabindex: -1 }, title), h('p', {}, text))
}
