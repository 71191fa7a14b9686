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

  test.each(columns)('$name: whatever was run passed, or has a reason', ({ name, project }) => {
    const reasoned = project.knownFaults?.map(({ cell }) => cell) ?? []
    const marks = Object.entries(proofs[name]?.marks ?? {})

    for (const [cell, mark] of marks) {
      expect([cell, mark]).toEqual([cell, reasoned.includes(cell) ? 'known' : 'passed'])
    }
  })
})
