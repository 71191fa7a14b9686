import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from './fault.js'
import { inTemporaryFolder, type Outcome, root, runTests } from './run-tests.js'

/** A mistake in an example, or the example as it stands. */
export interface Variant {
  readonly example: string
  readonly fault?: Fault
  /** A matcher that does not exist for it. */
  readonly without?: string
}

const data = join(root, 'test/faults/data')

/** The faults of each example that has some, by its folder's name. */
export async function allFaults(): Promise<ReadonlyMap<string, readonly Fault[]>> {
  const examples = (await readdir(data)).map((file) => file.replace(/\.ts$/, ''))
  const modules = await Promise.all(
    examples.map(
      (example): Promise<{ default: readonly Fault[] }> => import(join(data, `${example}.ts`)),
    ),
  )
  return new Map(examples.map((example, index) => [example, modules[index]?.default ?? []]))
}

/**
 * Copies an example once for each of its variants, and runs the tests of all copies.
 *
 * @returns what they said
 * @throws Error for a fault that does not fit the source any more
 */
export async function runVariants(
  variants: readonly Variant[],
): Promise<ReadonlyMap<Variant, Outcome>> {
  return inTemporaryFolder(async (folder) => {
    for (const [index, { example, fault, without }] of variants.entries()) {
      const copy = join(folder, `${index}`)
      await cp(join(root, 'examples', example), copy, { recursive: true })
      if (fault) await put(fault, copy)
      if (without) await removeMatcher(without, copy)
    }
    const { outcome } = await runTests(folder)
    return new Map(variants.map((variant, index) => [variant, outcome(`${index}`)]))
  })
}

async function put({ name, file, find, replace }: Fault, copy: string): Promise<void> {
  const path = join(copy, file)
  const parts = (await readFile(path, 'utf8')).split(find)
  if (parts.length !== 2) {
    throw new Error(
      `The fault "${name}" does not fit ${file} any more: its text stands there ` +
        `${parts.length - 1} times: ${find}`,
    )
  }
  await writeFile(path, parts.join(replace))
}

/** Vitest keeps what `expect.extend` registers on the prototype of Chai's assertions. */
async function removeMatcher(name: string, copy: string): Promise<void> {
  const removal = `import { chai } from 'vitest'\nReflect.deleteProperty(chai.Assertion.prototype, '${name}')\n`
  await writeFile(join(copy, 'removal.ts'), removal)
  for (const path of await testsIn(copy)) {
    const depth = '../'.repeat(path.split('/').length - 1) || './'
    const source = await readFile(join(copy, path), 'utf8')
    // behind the comments that Vitest reads at the top
    const imports = source.search(/^import /m)
    const parts = [source.slice(0, imports), `import '${depth}removal.js'\n`, source.slice(imports)]
    await writeFile(join(copy, path), parts.join(''))
  }
}

/** The test files of a folder, by their path in it. */
export async function testsIn(folder: string): Promise<readonly string[]> {
  const paths = await readdir(folder, { recursive: true })
  return paths.filter((path) => /\.test\.tsx?$/.test(path))
}
