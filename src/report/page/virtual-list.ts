import { h, replace } from './dom.js'

export interface ListOptions {
  readonly label: string
  /** Pixels. */
  readonly rowHeight: number
  /** What stands in row `at`. */
  row(at: number): HTMLElement
  onChoose(at: number): void
}

/** Rows drawn before and after those that are seen. */
const MARGIN = 6

/**
 * A list box that draws the rows that are seen: ten thousand cost no more than ten. Up, Down, Home,
 * End and Page keys move through it, as in a list box of the platform.
 */
export class VirtualList {
  readonly element: HTMLElement
  readonly #options: ListOptions
  readonly #rows = h('div', { class: 'rows', role: 'presentation' })
  #count = 0
  #chosen = -1
  #drawn = ''
  #drawsAll = false

  constructor(options: ListOptions) {
    this.#options = options
    const { label } = options
    this.element = h(
      'div',
      { class: 'list', role: 'listbox', tabindex: 0, 'aria-label': label },
      this.#rows,
    )
    this.element.addEventListener('scroll', () => this.#draw())
    this.element.addEventListener('keydown', (event) => this.#onKey(event))
    new ResizeObserver(() => this.#draw()).observe(this.element)
  }

  get chosen(): number {
    return this.#chosen
  }

  show(count: number, chosen: number): void {
    this.#count = count
    this.#chosen = chosen
    this.#drawn = ''
    this.#rows.style.setProperty('--height', `${count * this.#options.rowHeight}px`)
    this.reveal()
    this.#draw()
  }

  choose(at: number): void {
    const last = this.#count - 1
    if (last < 0) return
    this.#chosen = Math.min(Math.max(at, 0), last)
    this.#drawn = ''
    this.reveal()
    this.#draw()
    this.#options.onChoose(this.#chosen)
  }

  /** Scrolls as little as needed to show the chosen row. */
  reveal(): void {
    if (this.#chosen < 0) return
    const { rowHeight } = this.#options
    const top = this.#chosen * rowHeight
    const { scrollTop, clientHeight } = this.element
    if (top < scrollTop) this.element.scrollTop = top
    else if (top + rowHeight > scrollTop + clientHeight && clientHeight > 0) {
      this.element.scrollTop = top + rowHeight - clientHeight
    }
  }

  /** For paper, which does not scroll. */
  drawAll(all: boolean): void {
    this.#drawsAll = all
    this.#drawn = ''
    this.#draw()
  }

  #draw(): void {
    const { rowHeight } = this.#options
    const { scrollTop, clientHeight } = this.element
    const first = this.#drawsAll ? 0 : Math.max(0, Math.floor(scrollTop / rowHeight) - MARGIN)
    const seen = this.#drawsAll ? this.#count : Math.ceil(clientHeight / rowHeight) + 2 * MARGIN
    const end = Math.min(this.#count, first + seen)
    const drawn = `${first} ${end}`
    if (drawn === this.#drawn) return
    this.#drawn = drawn
    const rows = Array.from({ length: end - first }, (_, index) => this.#row(first + index))
    replace(this.#rows, rows)
    const isChosenDrawn = this.#chosen >= first && this.#chosen < end
    if (isChosenDrawn) this.element.setAttribute('aria-activedescendant', rowId(this.#chosen))
    else this.element.removeAttribute('aria-activedescendant')
  }

  #row(at: number): HTMLElement {
    const row = this.#options.row(at)
    const attributes = {
      id: rowId(at),
      role: 'option',
      'aria-selected': String(at === this.#chosen),
      'aria-setsize': String(this.#count),
      'aria-posinset': String(at + 1),
    }
    for (const [name, value] of Object.entries(attributes)) row.setAttribute(name, value)
    // on paper, the style sheet lets them flow
    row.style.setProperty('--top', `${at * this.#options.rowHeight}px`)
    row.style.setProperty('--height', `${this.#options.rowHeight}px`)
    row.addEventListener('click', () => this.choose(at))
    return row
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.#options.rowHeight) - 1)
    const moves = new Map([
      ['ArrowDown', this.#chosen + 1],
      ['ArrowUp', this.#chosen - 1],
      ['PageDown', this.#chosen + page],
      ['PageUp', this.#chosen - page],
      ['Home', 0],
      ['End', this.#count - 1],
    ])
    const to = moves.get(event.key)
    if (to === undefined) return
    event.preventDefault()
    this.choose(to)
  }
}

function rowId(at: number): string {
  return `row-${at}`
}
