import { kinds, reasonForNone, type Sdk } from './matrix.js'
import type { Told } from './project.js'

/** Rows are kinds, columns are SDKs: `ok`, `none` where the SDK has nothing of it, or `FAIL`. */
export function table(results: ReadonlyMap<Sdk, readonly Told[]>): string {
  const columns = [...results]
  const width = Math.max(...kinds.map((kind) => kind.length))
  const line = (head: string, cells: readonly string[]) =>
    [head.padEnd(width), ...cells.map((cell) => cell.padEnd(4))].join('  ').trimEnd()
  const reasons = new Map<string, string>()
  const rows = kinds.map((kind) =>
    line(
      kind,
      columns.map(([sdk, told]) => {
        const reason = reasonForNone(kind, sdk)
        if (reason !== undefined) reasons.set(kind, reason)
        if (!isProven(kind, told)) return 'FAIL'
        return reason === undefined ? 'ok' : 'none'
      }),
    ),
  )
  return [
    line(
      '',
      columns.map((_, index) => `${index + 1}`),
    ),
    ...rows,
    '',
    ...columns.map(([{ title }], index) => `${index + 1}  ${title}`),
    '',
    ...[...reasons].map(([kind, reason]) => `${kind}: none where ${reason}`),
  ].join('\n')
}

/** All of its tests passed, and there was one. */
export function isProven(kind: string, told: readonly Told[]): boolean {
  const own = told.filter((test) => test.kind === kind)
  return own.length > 0 && own.every(({ passed }) => passed)
}
