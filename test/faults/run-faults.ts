import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from './faults.js'
import { inTemporaryFolder, type Outcome, root, runTests } from './run-tests.js'

const example = join(root, 'examples/01-handled-and-unhandled')

/**
 * Copies the example once for each fault and once without any, and runs the tests of all copies.
 *
 * @returns what they said, under `undefined` for the copy without a fault
 * @throws Error for a fault that does not fit the source any more
 */
export async function runFaults(
  faults: readonly Fault[],
): Promise<ReadonlyMap<Fault | undefined, Outcome>> {
  const copies = [undefined, ...faults]
  return inTemporaryFolder(async (folder) => {
    for (const [index, fault] of copies.entries()) {
      const copy = join(folder, `${index}`)
      await cp(example, copy, { recursive: true })
      if (fault) await put(fault, copy)
    }
    const { outcome } = await runTests(folder)
    return new Map(copies.map((fault, index) => [fault, outcome(`${index}`)]))
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
