import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { PAGE, page } from './compatibility.js'
import { type Column, cellNamed, columnsOf, projects } from './matrix.js'
import { readProofs } from './proved.js'

const proofs = await readProofs()
const columns = projects.flatMap((project) => columnsOf(project, true))

test('docs/compatibility.md says what was proved, no more and no less', async () => {
  expect(await readFile(PAGE, 'utf8')).toBe(page(proofs))
})

describe('npm run test:consumers -- --all --write has proved', () => {
  test.each(columns)('$name: every cell passed, or fails for its reason', (column) => {
    expect(proofs[column.name]?.marks).toEqual(
      Object.fromEntries(column.cells.map((cell) => [cell, markOf(column, cell)])),
    )
  })

  test.each(columns)('$name: with which versions, and when', ({ name, node, project }) => {
    const { date, versions = [] } = proofs[name] ?? {}
    const asked = Object.entries({ ...project.dependencies, ...(node && { Node: node }) })

    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/)
    for (const [dependency, range = ''] of asked) {
      expect(versions).toContainEqual(
        expect.stringMatching(new RegExp(`^${dependency} ${majorOf(range)}\\.\\d+\\.\\d+`)),
      )
    }
  })

  test.each(columns)('$name: the titles of what says in them what it proves', (column) => {
    const isListed = column.cells.some((cell) => cellNamed(cell).listsTests)

    expect((proofs[column.name]?.titles.length ?? 0) > 0).toBe(isListed)
  })
})

/** A cell that cannot pass stands on the page with its reason. */
function markOf({ project }: Column, cell: string): 'known' | 'passed' {
  const fault = project.knownFaults?.find((known) => known.cell === cell)
  return fault && fault.reason !== '' ? 'known' : 'passed'
}

/** Of a Node, or of a range such as `^11.12.0` and `npm:typescript@~5.9.3`. */
function majorOf(range: string): string | undefined {
  return /(?:^|@)[\^~]?(\d+)/.exec(range)?.[1]
}
