import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Column } from './matrix.js'
import { repository } from './pack.js'
import type { Mark, Results } from './results.js'
import { reasons } from './table.js'

const MARKS: { readonly [mark in Mark]: string } = {
  passed: 'yes',
  failed: 'fails',
  known: 'no',
  'left out': 'not run',
}

const INTRODUCTION = `\
<!-- Written by \`npm run test:consumers -- --all --write\`; what to run stands in test/consumers/matrix.json. -->

# Which versions work together

Each column is a little project of its own: it installs the packed package from a tarball beside the
versions that are named below it. Each row is something that such a project does. An empty field was
not asked. A "no" has its reason below the table; it is run too, and has to fail for that reason.
`

/** Writes what a run found into the documentation. */
export async function writeCompatibility(results: Results): Promise<void> {
  const [day] = new Date().toISOString().split('T')
  const passed = `${results.count('passed')} cells passed on ${day}, on ${process.platform} ${process.arch}.`
  const parts = [...results.parts].map(([part, columns]) => partText(results, part, columns))
  const text = [INTRODUCTION, `${passed}\n`, ...parts].join('\n')
  await writeFile(join(repository, 'docs/compatibility.md'), text)
}

function partText(results: Results, part: string, columns: readonly Column[]): string {
  const names = [...new Set(columns.flatMap(({ cells }) => cells))]
  const row = (fields: readonly string[]) => `| ${fields.join(' | ')} |`
  return [
    `## ${part}\n`,
    row(['', ...columns.map(({ name }) => name)]),
    row(['---', ...columns.map(() => '---')]),
    ...names.map((name) =>
      row([name, ...columns.map((column) => word(results.mark(column, name)))]),
    ),
    '',
    ...reasons(columns).map((reason) => `- no: ${reason}`),
    ...columns.flatMap((column) => columnText(results, column)),
    '',
  ].join('\n')
}

function columnText(results: Results, column: Column): string[] {
  const { name, project } = column
  const note = project.note ? ` ${project.note}` : ''
  return [
    `- **${name}**: ${results.versions(column).join(', ')}.${note}`,
    ...results.titles(column).map((title) => `  - ${title}`),
  ]
}

function word(mark: Mark | undefined): string {
  return mark ? MARKS[mark] : ''
}
