import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Column, columnsOf, projects } from './matrix.js'
import type { Mark, Results } from './results.js'

/** What the last run that wrote it down found of one column. */
export interface Proof {
  /** As in 2026-11-25. */
  readonly date: string
  readonly versions: readonly string[]
  readonly marks: { readonly [cell: string]: Mark | undefined }
  /** Of tests that say what was proved. */
  readonly titles: readonly string[]
}

export interface Proofs {
  readonly [column: string]: Proof | undefined
}

const PROVED: readonly (Mark | undefined)[] = ['passed', 'known']

const FILE = fileURLToPath(new URL('./proved.json', import.meta.url))

/** Of the columns that the matrix still has. */
export async function readProofs(): Promise<Proofs> {
  const known: Proofs = JSON.parse(await readFile(FILE, 'utf8'))
  const names = projects.flatMap((project) => columnsOf(project, true).map(({ name }) => name))
  return Object.fromEntries(names.flatMap((name) => (known[name] ? [[name, known[name]]] : [])))
}

/**
 * Puts each column that a run proved in the place of what was known of it. What a run of some cells
 * proved is added to it, where that was with the same versions.
 */
export async function writeProofs(results: Results): Promise<Proofs> {
  const known = await readProofs()
  const date = new Date().toISOString().slice(0, 10)
  const proofs = { ...known }
  for (const column of results.columns) {
    const versions = results.versions(column)
    const before = known[column.name]
    const isAdded = before?.versions.join() === versions.join()
    const found = column.cells.map((cell) => [cell, results.mark(column, cell)] as const)
    const all = cellsOf(column)
    const marks = { ...(isAdded && before.marks), ...Object.fromEntries(found) }
    if (!all.every((cell) => PROVED.includes(marks[cell]))) continue
    const isWhole = all.length === column.cells.length
    proofs[column.name] = {
      date: isWhole || !before ? date : before.date,
      versions,
      marks: Object.fromEntries(all.map((cell) => [cell, marks[cell]])),
      titles: isWhole || !before ? results.titles(column) : before.titles,
    }
  }
  await writeFile(FILE, `${JSON.stringify(proofs, null, 2)}\n`)
  return proofs
}

/** All that the matrix asks of it, where a run asked for some. */
function cellsOf({ name, project }: Column): readonly string[] {
  return columnsOf(project, true).find((column) => column.name === name)?.cells ?? []
}
