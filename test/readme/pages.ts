import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../faults/run-tests.js'

/** The README and the pages of `docs/`, by their path from the root. */
export async function pages(): Promise<readonly string[]> {
  const names = (await readdir(join(root, 'docs'))).filter((name) => name.endsWith('.md'))
  return ['README.md', ...names.map((name) => `docs/${name}`)]
}
