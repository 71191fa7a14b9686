import { cut } from './stringify.js'
import { terminalWidth } from './terminal.js'

/** One item in a line: its title first, then short columns, then its id. */
export type Row = readonly [title: string, ...columns: string[]]

export interface NumberedRow {
  /** Position in the order of capture, from 1. */
  readonly number: number
  readonly row: Row
  readonly isNearest?: boolean
}

const TITLE_MINIMUM = 20

/** ` -> 2: TypeError: boom   unhandled  error  9f0c...`, columns aligned, cut to the width. */
export function writeRows(rows: readonly NumberedRow[], width = terminalWidth()): string[] {
  const digits = Math.max(...rows.map(({ number }) => String(number).length))
  const columns = columnWidths(rows.map(({ row }) => row))
  const [titleWidth = 0, ...rest] = columns
  const around = rest.reduce((sum, column) => sum + column + 2, ' -> : '.length + digits)
  const room = Math.max(TITLE_MINIMUM, width - around)
  return rows.map(({ number, row: [title, ...others], isNearest }) => {
    const cells = [
      cut(title, room).padEnd(Math.min(titleWidth, room)),
      ...others.map((cell, index) => cell.padEnd(rest[index] ?? 0)),
    ]
    const line = `${isNearest ? ' -> ' : '    '}${String(number).padStart(digits)}: ${cells.join('  ')}`
    return cut(line.trimEnd(), width)
  })
}

function columnWidths(rows: readonly Row[]): number[] {
  const count = Math.max(...rows.map((row) => row.length))
  return Array.from({ length: count }, (_, index) =>
    Math.max(...rows.map((row) => [...(row[index] ?? '')].length)),
  )
}
