import type { Project } from './matrix.js'

/** Which cell passed in which project; a blank where a project does not run it. */
export type Results = ReadonlyMap<Project, ReadonlyMap<string, boolean>>

/** Cells as rows, projects as numbered columns, with what the numbers stand for below. */
export function table(results: Results): string {
  const projects = [...results]
  const names = [...new Set(projects.flatMap(([, cells]) => [...cells.keys()]))]
  const width = Math.max(...names.map((name) => name.length))
  const line = (name: string, marks: readonly string[]) =>
    [name.padEnd(width), ...marks.map((mark) => mark.padEnd(4))].join('  ').trimEnd()
  return [
    line(
      '',
      projects.map((_, column) => `${column + 1}`),
    ),
    ...names.map((name) =>
      line(
        name,
        projects.map(([, cells]) => mark(cells.get(name))),
      ),
    ),
    '',
    ...projects.map(([{ name }], column) => `${column + 1}  ${name}`),
  ].join('\n')
}

function mark(passed: boolean | undefined): string {
  if (passed === undefined) return ''
  return passed ? 'ok' : 'FAIL'
}
