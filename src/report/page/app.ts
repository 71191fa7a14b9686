import { type Child, h, icon, onClick, replace } from './dom.js'
import { dateAndTime, plural } from './format.js'
import { helpDialog } from './help.js'
import { issueView } from './issue-view.js'
import type { IssueModel, Report, TestModel } from './model.js'
import { issueListRow, testListRow } from './rows.js'
import { type Filter, Search } from './search.js'
import { testView } from './test-view.js'
import { themeToggle } from './theme.js'
import { VirtualList } from './virtual-list.js'

const FILTERS: readonly (readonly [filter: Filter, label: string])[] = [
  ['all', 'All'],
  ['unhandled', 'Unhandled'],
  ['handled', 'Handled'],
  ['message', 'Messages'],
  ['dropped', 'Dropped'],
  ['unasserted', 'Unasserted'],
]

const ROW_HEIGHT = 84
const LENS = 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM10.2 10.2l3.3 3.3'
const BACK = 'M10 3L5 8l5 5'

type View = 'issues' | 'tests'

/** The page: its state, and what follows from it. */
export class App {
  readonly #report: Report
  readonly #search: Search
  readonly #list: VirtualList
  readonly #detail = h('main', { class: 'detail', tabindex: 0, 'aria-label': 'Detail' })
  readonly #input = h('input', {
    type: 'search',
    'aria-label': 'Search',
    placeholder: 'Search text, event id, tag:value',
    autocomplete: 'off',
    spellcheck: 'false',
  })
  readonly #status = h('p', { class: 'list-status', role: 'status' })
  readonly #filters = new Map<Filter, HTMLElement>()
  readonly #views = new Map<View, HTMLElement>()
  readonly #help = helpDialog()
  readonly #theme = themeToggle()
  #view: View = 'issues'
  #filter: Filter = 'all'
  #issues: readonly IssueModel[] = []
  #tests: readonly TestModel[] = []
  #issue: IssueModel | undefined
  #test: TestModel | undefined
  /** Of the chosen issue's events, the latest is 0. */
  #event = 0

  constructor(report: Report) {
    this.#report = report
    this.#search = new Search(report)
    this.#list = new VirtualList({
      label: 'Issues and tests',
      rowHeight: ROW_HEIGHT,
      row: (at) => this.#row(at),
      onChoose: (at) => this.#choose(at),
    })
  }

  start(): void {
    document.body.append(
      this.#header(),
      this.#toolbar(),
      h('div', { class: 'panes' }, this.#aside(), this.#detail),
      this.#help,
    )
    document.addEventListener('keydown', (event) => this.#onKey(event))
    addEventListener('hashchange', () => this.#followHash())
    addEventListener('beforeprint', () => this.#list.drawAll(true))
    addEventListener('afterprint', () => this.#list.drawAll(false))
    this.#followHash()
  }

  #header(): HTMLElement {
    const { run, runner, generated } = this.#report.data
    const facts = [runner, plural(run.tests, 'test'), dateAndTime(new Date(generated))]
    const failed = run.failed > 0 && h('span', { class: 'failed' }, `${run.failed} failed`)
    const help = h(
      'button',
      { type: 'button', class: 'ghost', 'aria-label': 'Keys (?)', title: 'Keys (?)' },
      '?',
    )
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
      h(
        'div',
        { class: 'tools' },
        onClick(help, () => this.#help.showModal()),
        this.#theme,
      ),
    )
  }

  #toolbar(): HTMLElement {
    const { issues, tests } = this.#report
    const view = (name: View, label: string, count: number) => {
      const button = h(
        'button',
        { type: 'button' },
        label,
        ' ',
        h('span', { class: 'count' }, count.toLocaleString('en')),
      )
      this.#views.set(name, button)
      return onClick(button, () => this.#show(name))
    }
    const filters = FILTERS.map(([filter, label]) => {
      const count = this.#search.count(filter)
      const button = h(
        'button',
        { type: 'button', class: `filter ${filter}`, disabled: count === 0 && filter !== 'all' },
        label,
        ' ',
        h('span', { class: 'count' }, count.toLocaleString('en')),
      )
      this.#filters.set(filter, button)
      return onClick(button, () => {
        this.#filter = filter
        this.#show('issues')
      })
    })
    this.#input.addEventListener('input', () => this.#update())
    return h(
      'nav',
      { class: 'toolbar', 'aria-label': 'Views and filters' },
      h(
        'div',
        { class: 'views', role: 'group', 'aria-label': 'View' },
        view('issues', 'Issues', issues.length),
        view('tests', 'Tests', tests.length),
      ),
      h('label', { class: 'search' }, icon(LENS), this.#input, h('kbd', {}, '/')),
      h('div', { class: 'filters', role: 'group', 'aria-label': 'Filter' }, filters),
    )
  }

  #aside(): HTMLElement {
    return h('section', { class: 'stream', 'aria-label': 'List' }, this.#status, this.#list.element)
  }

  #row(at: number): HTMLElement {
    const issue = this.#issues[at]
    if (this.#view === 'issues' && issue) return issueListRow(this.#report, issue)
    const test = this.#tests[at]
    return test ? testListRow(this.#report, test) : h('div', {})
  }

  #show(view: View): void {
    this.#view = view
    this.#update()
    if (!matchMedia('(width >= 900px)').matches) this.#close()
  }

  /** Draws the list anew; what was chosen stays chosen where it still is in it. */
  #update(): void {
    const query = this.#input.value
    this.#issues = this.#search.issues(this.#filter, query)
    this.#tests = this.#view === 'tests' ? this.#search.tests(query) : []
    const isIssues = this.#view === 'issues'
    const shown = isIssues ? this.#issues : this.#tests

    const rows: readonly unknown[] = shown
    const chosen = rows.indexOf(isIssues ? this.#issue : this.#test)
    for (const [name, button] of this.#views) press(button, name === this.#view)
    for (const [name, button] of this.#filters) press(button, isIssues && name === this.#filter)
    this.#list.show(shown.length, chosen)
    replace(this.#status, this.#statusText(shown.length))
  }

  #statusText(count: number): string {
    const noun = this.#view === 'issues' ? 'issue' : 'test'
    const all = this.#view === 'issues' ? this.#report.issues.length : this.#report.tests.length
    if (all === 0) return 'Nothing was captured in this run.'
    return count === all
      ? plural(all, noun)
      : `${count.toLocaleString('en')} of ${plural(all, noun)}`
  }

  #choose(at: number): void {
    if (this.#view === 'tests') {
      this.#test = this.#tests[at]
    } else {
      this.#issue = this.#issues[at]
      this.#event = 0
    }
    this.#drawDetail()
    document.body.classList.add('has-detail')
    this.#writeHash()
  }

  #showIssue(issue: IssueModel, event = 0): void {
    this.#issue = issue
    this.#event = event
    this.#view = 'issues'
    this.#update()
    this.#drawDetail()
    document.body.classList.add('has-detail')
    this.#writeHash()
  }

  #drawDetail(): void {
    const close = h('button', { type: 'button', class: 'back' }, icon(BACK), 'Back to the list')
    replace(
      this.#detail,
      onClick(close, () => this.#close()),
      h('div', { class: 'detail-body' }, this.#detailContent()),
    )
    this.#detail.scrollTop = 0
  }

  #detailContent(): Child[] {
    if (this.#view === 'tests' && this.#test) {
      return testView(this.#report, this.#test, (issue) => this.#showIssue(issue))
    }
    if (this.#view === 'issues' && this.#issue) {
      const issue = this.#issue
      return issueView(this.#report, issue, this.#event, (at) => this.#showIssue(issue, at))
    }
    return [h('p', { class: 'nothing' }, 'Choose an issue to see what was sent.')]
  }

  #close(): void {
    document.body.classList.remove('has-detail')
    this.#list.element.focus({ preventScroll: true })
  }

  /** So that a link leads to an event, and a reload back to it. */
  #writeHash(): void {
    const event = this.#report.event(this.#issue?.data.events[this.#event])
    const issue = event ? `#/event/${event.event_id}` : `#/issue/${this.#issue?.index}`
    const hash = this.#view === 'tests' ? `#/test/${this.#test?.index}` : issue
    if (location.hash !== hash) history.replaceState(null, '', hash)
  }

  #followHash(): void {
    const [, kind, key = ''] = /^#\/(event|issue|test)\/([\w-]+)$/.exec(location.hash) ?? []
    const event = kind === 'event' ? this.#report.findEvent(key) : undefined
    const issue =
      event === undefined
        ? this.#report.issues[kind === 'issue' ? Number(key) : 0]
        : this.#report.issueOf(event)
    this.#test = this.#report.tests[kind === 'test' ? Number(key) : 0]
    this.#view = kind === 'test' ? 'tests' : 'issues'
    this.#issue = issue
    this.#event = Math.max(0, event === undefined ? 0 : (issue?.data.events.indexOf(event) ?? 0))
    document.body.classList.toggle('has-detail', kind !== undefined)
    this.#update()
    this.#drawDetail()
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.#help.open) return
    if (event.key === 'Escape') {
      this.#input.blur()
      this.#close()
      return
    }
    if (event.target === this.#input) {
      if (event.key === 'Enter' || event.key === 'ArrowDown') this.#list.choose(0)
      return
    }
    const run = this.#keys.get(event.key)
    if (!run) return
    event.preventDefault()
    run()
  }

  readonly #keys: ReadonlyMap<string, () => void> = new Map([
    ['/', () => this.#input.select()],
    ['j', () => this.#list.choose(this.#list.chosen + 1)],
    ['k', () => this.#list.choose(this.#list.chosen - 1)],
    ['n', () => this.#step(-1)],
    ['p', () => this.#step(1)],
    ['i', () => this.#show('issues')],
    ['e', () => this.#show('tests')],
    ['t', () => this.#theme.click()],
    ['?', () => this.#help.showModal()],
  ])

  #step(by: number): void {
    const to = this.#event + by
    if (this.#issue && this.#issue.data.events[to] !== undefined) this.#showIssue(this.#issue, to)
  }
}

function press(button: HTMLElement, isPressed: boolean): void {
  button.setAttribute('aria-pressed', String(isPressed))
}
