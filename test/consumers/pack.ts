import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProcess } from './run-process.js'

export const repository = fileURLToPath(new URL('../..', import.meta.url))

/** Builds the package and packs it as it would be published; returns where the tarball is. */
export async function pack(into: string): Promise<string> {
  const { exitCode, output } = await runProcess(
    'npm',
    ['pack', '--pack-destination', into],
    repository,
  )
  const tarball = (await readdir(into)).find((name) => name.endsWith('.tgz'))
  if (exitCode !== 0 || !tarball) throw new Error(`npm pack failed:\n${output}`)
  return join(into, tarball)
}
