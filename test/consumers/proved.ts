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

/** Puts each column that a run proved in the place of what was known of it. */
export async function writeProofs(results: Results): Promise<Proofs> {
  const isProved = (column: Column) =>
    column.cells.every((cell) => PROVED.includes(results.mark(column, cell)))
  const date = new Date().toISOString().slice(0, 10)
  const found = Object.fromEntries(
    results.columns.filter(isProved).map((column) => [
      column.name,
      {
        date,
        versions: results.versions(column),
        marks: Object.fromEntries(column.cells.map((cell) => [cell, results.mark(column, cell)])),
        titles: results.titles(column),
      },
    ]),
  )
  const proofs = { ...(await readProofs()), ...found }
  await writeFile(FILE, `${JSON.stringify(proofs, null, 2)}\n`)
  return proofs
}
