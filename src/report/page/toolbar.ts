import { h, icon, onClick } from './dom.js'
import type { Report } from './model.js'
import type { Filter, Search } from './search.js'

export type View = 'issues' | 'tests'

export interface ToolbarOptions {
  readonly report: Report
  readonly search: Search
  onView(view: View): void
  onFilter(filter: Filter): void
  onQuery(): void
}

const FILTERS: readonly (readonly [filter: Filter, label: string])[] = [
  ['all', 'All'],
  ['unhandled', 'Unhandled'],
  ['handled', 'Handled'],
  ['message', 'Messages'],
  ['dropped', 'Dropped'],
  ['unasserted', 'Unasserted'],
]

const LENS = 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM10.2 10.2l3.3 3.3'

/** What the list shows: which of the two views, which filter, and what is searched for. */
export class Toolbar {
  readonly element: HTMLElement
  readonly input = h('input', {
    type: 'search',
    'aria-label': 'Search',
    placeholder: 'Search text, event id, tag:value',
    autocomplete: 'off',
    spellcheck: 'false',
  })
  readonly #filters = new Map<Filter, HTMLElement>()
  readonly #views = new Map<View, HTMLElement>()

  constructor(options: ToolbarOptions) {
    const { issues, tests } = options.report
    this.input.addEventListener('input', () => options.onQuery())
    this.element = h(
      'nav',
      { class: 'toolbar', 'aria-label': 'Views and filters' },
      h(
        'div',
        { class: 'views', role: 'group', 'aria-label': 'View' },
        this.#view('issues', 'Issues', issues.length, options),
        this.#view('tests', 'Tests', tests.length, options),
      ),
      h('label', { class: 'search' }, icon(LENS), this.input, h('kbd', {}, '/')),
      h(
        'div',
        { class: 'filters', role: 'group', 'aria-label': 'Filter' },
        FILTERS.map(([filter, label]) => this.#filter(filter, label, options)),
      ),
    )
  }

  /** Shows which buttons are down: filters are of issues alone. */
  press(view: View, filter: Filter): void {
    for (const [name, button] of this.#views) press(button, name === view)
    for (const [name, button] of this.#filters) press(button, view === 'issues' && name === filter)
  }

  #view(view: View, label: string, count: number, { onView }: ToolbarOptions): HTMLElement {
    const button = h('button', { type: 'button' }, label, ' ', countView(count))
    this.#views.set(view, button)
    return onClick(button, () => onView(view))
  }

  #filter(filter: Filter, label: string, { search, onFilter }: ToolbarOptions): HTMLElement {
    const count = search.count(filter)
    const button = h(
      'button',
      { type: 'button', class: `filter ${filter}`, disabled: count === 0 && filter !== 'all' },
      label,
      ' ',
      countView(count),
    )
    this.#filters.set(filter, button)
    return onClick(button, () => onFilter(filter))
  }
}

function countView(count: number): HTMLElement {
  return h('span', { class: 'count' }, count.toLocaleString('en'))
}

function press(button: HTMLElement, isPressed: boolean): void {
  button.setAttribute('aria-pressed', String(isPressed))
}
