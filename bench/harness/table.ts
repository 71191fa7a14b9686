import { digits } from './numbers.js'
import type { Line } from './row.js'

const HEAD = ['what', 'ours', 'against', 'theirs', 'ours / theirs', 'to reach']

/** All lines as one Markdown table, its columns aligned. */
export function tableText(lines: readonly Line[]): string {
  const rows = lines.map(({ what, ours, against, theirs, ratio, target }) => [
    what,
    ours,
    against,
    theirs,
    ratio === undefined ? '' : ratioText(ratio),
    target ?? '',
  ])
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const write = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = widths.map((width) => '-'.repeat(width))
  return [write(HEAD), write(rule), ...rows.map(write)].join('\n')
}

/** `0.97`, or `1 / 3,100` where the decimals would hide the size. */
function ratioText(ratio: number): string {
  if (ratio >= 0.01) return digits(ratio)
  return `1 / ${Math.round(1 / ratio).toLocaleString('en')}`
}
