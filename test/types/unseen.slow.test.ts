import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProcess } from '../consumers/run-process.js'
import { inTemporaryFolder, root } from '../faults/run-tests.js'

/** Programs that mention no door, in each runner: what TypeScript says is what docs/runners.md shows. */
const PROGRAMS = {
  imported: { runners: ['vitest', '@jest/globals', '@playwright/test'], types: ['node'] },
  ambient: { runners: [''], types: ['node', 'jest'] },
  bun: { runners: ['bun:test'], types: ['bun'] },
}

/** Of what is not installed here: Vitest 5; and TypeScript 7 and the packed package, for the last two. */
const ELSEWHERE = [
  "Property 'toHaveCapturedHandled' does not exist on type 'Assertion<void, FakeTransport>'",
  "Property 'toHaveCapturedHandled' does not exist on type 'PromisifyAssertion<FakeTransport>'",
  expect.stringContaining("Cannot find module 'expect-sentry/matchers'"),
  "Option 'moduleResolution=node10' has been removed.",
]

test('docs/runners.md has the errors as TypeScript writes them', { timeout: 600_000 }, async () => {
  const page = await readFile(join(root, 'docs/runners.md'), 'utf8')
  const [, section = ''] = page.split("## TypeScript can't see the matchers\n")
  const shown = [...section.matchAll(/`((?:Property|Cannot|Option) [^`]+)`/g)].map(
    ([, text = '']) => text,
  )

  const said: string[] = []
  await inTemporaryFolder(async (folder) => {
    for (const [name, { runners, types }] of Object.entries(PROGRAMS)) {
      const at = join(folder, name)
      await mkdir(at)
      for (const [index, runner] of runners.entries()) {
        await writeFile(join(at, `${index}.ts`), sourceOf(runner))
      }
      await writeFile(join(at, 'tsconfig.json'), JSON.stringify(configOf(types)))
      const tsc = join(root, 'node_modules/typescript/bin/tsc')
      said.push((await runProcess(process.execPath, [tsc, '--project', at], root)).output)
    }
  })
  const output = said.join('\n')

  expect(shown.filter((text) => !output.includes(text.replace(/\.\.\.$/, '')))).toEqual(ELSEWHERE)
})

/** The name of the class is all that these errors say of this package. */
function sourceOf(runner: string): string {
  return [
    runner ? `import { expect } from '${runner}'` : '',
    'class FakeTransport { readonly dsn = "" }',
    'await expect(new FakeTransport()).toHaveCapturedHandled()',
    runner === 'vitest'
      ? 'await expect.poll(() => new FakeTransport()).toHaveCapturedHandled()'
      : '',
    'export {}',
  ].join('\n')
}

function configOf(types: readonly string[]): object {
  return {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { types },
    include: ['*.ts'],
    exclude: [],
  }
}
