import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Column, columnsOf, projects } from './matrix.js'
import { repository } from './pack.js'
import type { Proofs } from './proved.js'
import type { Mark } from './results.js'
import { reasons } from './table.js'

const MARKS: { readonly [mark in Mark]: string } = {
  passed: 'yes',
  failed: 'fails',
  known: 'no',
  'left out': 'not run',
}

const INTRODUCTION = `\
<!-- Written by "npm run test:consumers -- --all --write". What is run stands in test/consumers/matrix.json. -->

# Which versions work together

Each column is a little project of its own: the packed package, installed from its tarball beside the
versions that are named below the table. Each row is something that such a project does. An empty field is
not asked. A "no" has its reason below the table: it is run too, and has to fail for that reason.
`

export const PAGE = join(repository, 'docs/compatibility.md')

export async function writePage(proofs: Proofs): Promise<void> {
  await writeFile(PAGE, page(proofs))
}

/** The page that says what was proved: a table for each part of the matrix. */
export function page(proofs: Proofs): string {
  const columns = projects.flatMap((project) => columnsOf(project, true))
  const parts = [...new Set(projects.map(({ part }) => part))]
  return [
    INTRODUCTION,
    ...parts.map((part) =>
      partText(
        proofs,
        part,
        columns.filter(({ project }) => project.part === part),
      ),
    ),
  ].join('\n')
}

function partText(proofs: Proofs, part: string, columns: readonly Column[]): string {
  const names = [...new Set(columns.flatMap(({ cells }) => cells))]
  const why = reasons(columns)
  return [
    `## ${part}\n`,
    row(['', ...columns.map(({ name }) => name)]),
    row(['---', ...columns.map(() => '---')]),
    ...names.map((name) => row([name, ...columns.map((column) => field(proofs, column, name))])),
    '',
    ...why.map((reason) => `No: ${reason}.\n`),
    ...columns.flatMap((column) => columnText(proofs, column)),
    '',
  ].join('\n')
}

function row(fields: readonly string[]): string {
  return `| ${fields.join(' | ')} |`
}

function field(proofs: Proofs, column: Column, cell: string): string {
  if (!column.cells.includes(cell)) return ''
  const mark = proofs[column.name]?.marks[cell]
  return MARKS[mark ?? 'left out']
}

function columnText(proofs: Proofs, { name, project }: Column): string[] {
  const proof = proofs[name]
  if (!proof) return []
  const note = project.note ? ` ${project.note}` : ''
  return [
    `- **${name}**, ${proof.date}: ${proof.versions.join(', ')}.${note}`,
    ...proof.titles.map((title) => `  - ${title}`),
  ]
}
