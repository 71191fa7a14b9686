import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProcess } from '../consumers/run-process.js'
import { inTemporaryFolder, root } from '../faults/run-tests.js'

test('npm run docs writes a reference with all that the main door exports', {
  timeout: 240_000,
}, async () => {
  const source = await readFile(join(root, 'src/index.ts'), 'utf8')
  const exported = [...source.matchAll(/^export (?:type )?\{([^}]+)\}/gm)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.replace(/\btype\b/, '').trim())
    .filter((name) => name !== '')

  await inTemporaryFolder(async (folder) => {
    const typedoc = join(root, 'node_modules/typedoc/bin/typedoc')
    const args = [typedoc, '--out', folder]
    const { exitCode, output } = await runProcess(process.execPath, args, root)

    const pages = (await readdir(folder, { recursive: true })).map((page) =>
      page.replace(/^.*\//, '').replace(/\.md$/, ''),
    )
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: '' })
    expect(exported).toContain('createFakeTransport')
    expect(exported.filter((name) => !pages.includes(name))).toEqual([])
  })
})
