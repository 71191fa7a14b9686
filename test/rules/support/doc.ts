import { allRules } from '../../../src/captured/rules/all.js'

export const DOCUMENT = new URL('../../../docs/what-sentry-changes.md', import.meta.url)

const BEGIN = '<!-- rules: begin -->'
const END = '<!-- rules: end -->'

/** The page with the table of all rules in its place. */
export function withTable(page: string): string {
  const [before, , after] = partsOf(page)
  return `${before}${BEGIN}\n\n${table()}\n\n${END}${after}`
}

function partsOf(page: string): [string, string, string] {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (begin === -1 || end === -1) throw new Error('the page has no place for the table')
  return [page.slice(0, begin), page.slice(begin, end), page.slice(end + END.length)]
}

function table(): string {
  const rows = allRules.map(
    ({ name, severity, because, source }) =>
      `| \`${name}\` | ${severity} | ${because} | ${source} |`,
  )
  return ['| rule | what becomes of it | why | source |', '|---|---|---|---|', ...rows].join('\n')
}
