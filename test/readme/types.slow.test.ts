import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProcess } from '../consumers/run-process.js'
import { inTemporaryFolder, root } from '../faults/run-tests.js'
import { allBlocksOf, isWhole } from './blocks.js'
import { INTRODUCED } from './introduced.js'
import { pages } from './pages.js'

const LIMIT = 240_000
const TYPED = ['ts', 'tsx']

test('every example and every typed block of every page type-checks', {
  timeout: LIMIT,
}, async () => {
  await inTemporaryFolder(async (folder) => {
    const files: string[] = []
    for (const page of await pages()) {
      for (const [index, { language, code, introduction }] of (await allBlocksOf(page)).entries()) {
        if (!TYPED.includes(language)) continue
        const name = `${page.replace(/\W/g, '-')}-block-${index + 1}.${language}`
        const part = `${INTRODUCED}\n${introduction}\nexport async function part() {\n${code}\n}\n`
        await writeFile(join(folder, name), isWhole(code) ? code : part)
        files.push(name)
      }
    }
    const doors = ['vitest', 'jest'].map((door) => join(root, `src/${door}.ts`))
    const include = [...files, join(root, 'examples'), ...doors]
    const config = { extends: join(root, 'examples/tsconfig.json'), include, exclude: [] }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')

    const { exitCode, output } = await runProcess(process.execPath, [tsc, '-p', folder], root)

    expect(files.length).toBeGreaterThan(15)
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: '' })
  })
})
