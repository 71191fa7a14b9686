import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { PAGE, page } from './compatibility.js'
import { columnsOf, projects } from './matrix.js'
import { readProofs } from './proved.js'

const proofs = await readProofs()
const columns = projects.flatMap((project) => columnsOf(project, true))

describe('docs/compatibility.md', () => {
  test('says what was proved, no more and no less', async () => {
    expect(await readFile(PAGE, 'utf8')).toBe(page(proofs))
  })

  test.each(columns)('$name: every cell was run, and passed or has a reason', (column) => {
    const reasoned = column.project.knownFaults?.map(({ cell }) => cell) ?? []

    expect(proofs[column.name]?.marks).toEqual(
      Object.fromEntries(
        column.cells.map((cell) => [cell, reasoned.includes(cell) ? 'known' : 'passed']),
      ),
    )
  })
})
