import type { Column } from './matrix.js'
import type { Mark, Results } from './results.js'

const MARKS: { readonly [mark in Mark]: string } = {
  passed: 'ok',
  failed: 'FAIL',
  known: 'no',
  'left out': '--',
}

/** For each part: cells as rows, numbered columns, what the numbers stand for, reasons. */
export function tables(results: Results): string {
  return [...results.parts]
    .map(([part, columns]) => [part, ...table(results, columns)].join('\n'))
    .join('\n\n')
}

function table(results: Results, columns: readonly Column[]): string[] {
  const names = [...new Set(columns.flatMap(({ cells }) => cells))]
  const width = Math.max(...names.map((name) => name.length))
  const line = (name: string, marks: readonly string[]) =>
    ['', name.padEnd(width), ...marks.map((mark) => mark.padEnd(4))].join('  ').trimEnd()
  return [
    line(
      '',
      columns.map((_, index) => `${index + 1}`),
    ),
    ...names.map((name) =>
      line(
        name,
        columns.map((column) => word(results.mark(column, name))),
      ),
    ),
    ...columns.map(({ name }, index) => `  ${index + 1}  ${name}`),
    ...reasons(columns).map((reason) => `  no: ${reason}`),
  ]
}

function word(mark: Mark | undefined): string {
  return mark ? MARKS[mark] : ''
}

/** Why some cells of these columns cannot pass, each once. */
export function reasons(columns: readonly Column[]): string[] {
  const faults = columns.flatMap(({ project }) => project.knownFaults ?? [])
  return [...new Set(faults.map(({ reason }) => reason))]
}
