import { readAddress, writeAddress } from './address.js'
import { type Child, h, icon, onClick, replace } from './dom.js'
import { plural } from './format.js'
import { helpDialog } from './help.js'
import { issueView } from './issue-view.js'
import type { IssueModel, Report, TestModel } from './model.js'
import { issueListRow, testListRow } from './rows.js'
import { emptyView, runHeader, runNotes } from './run-view.js'
import { type Filter, Search } from './search.js'
import { testView } from './test-view.js'
import { themeToggle } from './theme.js'
import { Toolbar, type View } from './toolbar.js'
import { VirtualList } from './virtual-list.js'

const ROW_HEIGHT = 84
const BACK = 'M10 3L5 8l5 5'

/** The page: its state, and what follows from it. */
export class App {
  readonly #report: Report
  readonly #search: Search
  readonly #list: VirtualList
  readonly #detail = h('main', { class: 'detail', tabindex: 0, 'aria-label': 'Detail' })
  readonly #toolbar: Toolbar
  readonly #status = h('p', { class: 'list-status', role: 'status' })
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
    this.#toolbar = new Toolbar({
      report,
      search: this.#search,
      onView: (view) => this.#show(view),
      onFilter: (filter) => {
        this.#filter = filter
        this.#show('issues')
      },
      onQuery: () => this.#update(),
    })
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
      h('div', {}, runNotes(this.#report.data.run)),
      this.#toolbar.element,
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
    const help = h(
      'button',
      { type: 'button', class: 'ghost', 'aria-label': 'Keys (?)', title: 'Keys (?)' },
      '?',
    )
    return runHeader(this.#report.data, [onClick(help, () => this.#help.showModal()), this.#theme])
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
    const query = this.#toolbar.input.value
    this.#issues = this.#search.issues(this.#filter, query)
    this.#tests = this.#view === 'tests' ? this.#search.tests(query) : []
    const isIssues = this.#view === 'issues'
    const shown = isIssues ? this.#issues : this.#tests

    const rows: readonly unknown[] = shown
    const chosen = rows.indexOf(isIssues ? this.#issue : this.#test)
    this.#toolbar.press(this.#view, this.#filter)
    this.#list.show(shown.length, chosen)
    replace(this.#status, this.#statusText(shown.length))
  }

  #statusText(count: number): string {
    const noun = this.#view === 'issues' ? 'issue' : 'test'
    const all = this.#view === 'issues' ? this.#report.issues.length : this.#report.tests.length
    if (all === 0) return 'Nothing was captured in this run.'
    if (count === 0 && this.#toolbar.input.value !== '') return `No ${noun} matches`
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
    return [emptyView(this.#report.data)]
  }

  #close(): void {
    document.body.classList.remove('has-detail')
    this.#list.element.focus({ preventScroll: true })
  }

  #writeHash(): void {
    const issue = this.#issue
    const shown =
      this.#view === 'tests'
        ? { test: this.#test?.index }
        : { issue: issue?.index, event: issue?.data.events[this.#event] }
    const hash = writeAddress(this.#report, shown)
    if (location.hash !== hash) history.replaceState(null, '', hash)
  }

  #followHash(): void {
    const { issues, tests } = this.#report
    const address = readAddress(this.#report, location.hash)
    const { event = -1, issue = 0, test } = address ?? {}
    this.#view = test === undefined ? 'issues' : 'tests'
    this.#test = tests[test ?? 0]
    this.#issue = issues[issue]
    this.#event = Math.max(0, this.#issue?.data.events.indexOf(event) ?? 0)
    document.body.classList.toggle('has-detail', address !== undefined)
    this.#update()
    this.#drawDetail()
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.#help.open) return
    if (event.key === 'Escape') {
      this.#toolbar.input.blur()
      this.#close()
      return
    }
    if (event.target === this.#toolbar.input) {
      if (event.key === 'Enter' || event.key === 'ArrowDown') this.#list.choose(0)
      return
    }
    const run = this.#keys.get(event.key)
    if (!run) return
    event.preventDefault()
    run()
  }

  readonly #keys: ReadonlyMap<string, () => void> = new Map([
    ['/', () => this.#toolbar.input.select()],
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
