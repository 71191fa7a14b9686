import { type Column, cellNamed } from './matrix.js'

/**
 * `known`: it fails as its stated reason says. `left out`: what it needs is not on this machine,
 * which counts as failed in CI.
 */
export type Mark = 'passed' | 'failed' | 'known' | 'left out'

/** What a run of the matrix found: which mark each cell of each column has. */
export class Results {
  readonly #marks = new Map<Column, Map<string, Mark>>()
  readonly #titles = new Map<Column, string[]>()
  readonly #versions = new Map<Column, readonly string[]>()

  /** Columns stand in the order in which they are announced, not in which they end. */
  announce(column: Column): void {
    this.#marks.set(column, new Map())
  }

  add(column: Column, cell: string, mark: Mark, output = ''): void {
    this.#marks.get(column)?.set(cell, mark)
    if (mark === 'passed' && cellNamed(cell).listsTests) {
      this.#titles.set(column, [...(this.#titles.get(column) ?? []), ...titlesIn(output)])
    }
  }

  addVersions(column: Column, versions: readonly string[]): void {
    this.#versions.set(column, versions)
  }

  get columns(): readonly Column[] {
    return [...this.#marks.keys()]
  }

  /** The columns under each heading. */
  get parts(): ReadonlyMap<string, readonly Column[]> {
    const parts = new Map<string, Column[]>()
    for (const column of this.columns) {
      const { part } = column.project
      parts.set(part, [...(parts.get(part) ?? []), column])
    }
    return parts
  }

  mark(column: Column, cell: string): Mark | undefined {
    return this.#marks.get(column)?.get(cell)
  }

  versions(column: Column): readonly string[] {
    return this.#versions.get(column) ?? []
  }

  titles(column: Column): readonly string[] {
    return this.#titles.get(column) ?? []
  }

  count(mark: Mark): number {
    const all = [...this.#marks.values()].flatMap((marks) => [...marks.values()])
    return all.filter((other) => other === mark).length
  }
}

/** Of tests that passed, as the verbose reporter of Vitest and Bun's own print them. */
function titlesIn(output: string): string[] {
  return [...output.matchAll(/^ *(?:✓ .*? > |\(pass\) )(.*?)(?: +\[?[\d.]+m?s\]?)?$/gm)].map(
    ([, title = '']) => title,
  )
}
