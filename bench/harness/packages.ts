import { execFile } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** @throws Error when there is no dist/, or when it is older than what it is built from */
export async function checkBuilt(): Promise<void> {
  const built = await stat(`${ROOT}dist/vitest.js`).catch(() => undefined)
  if (!built) throw new Error('The bench measures dist/, and there is none: npm run build')
  const sources = await readdir(`${ROOT}src`, { recursive: true })
  const changed = await Promise.all(
    sources.map(async (name) => (await stat(`${ROOT}src/${name}`)).mtimeMs),
  )
  if (Math.max(...changed) > built.mtimeMs) {
    throw new Error('The bench measures dist/, and src/ has changed since: npm run build')
  }
}

/** `sentry-testkit 7.6.0` */
export async function versionOf(name: string): Promise<string> {
  const text = await readFile(`${ROOT}node_modules/${name}/package.json`, 'utf8')
  const { version }: { readonly version: string } = JSON.parse(text)
  return `${name} ${version}`
}

export interface PackedSize {
  /** Bytes of the tarball. */
  readonly size: number
  /** Bytes on disk. */
  readonly unpackedSize: number
}

/** What `npm pack` would make of these folders, summed up. Nothing is built or written. */
export async function packedSize(folders: readonly string[]): Promise<PackedSize> {
  const flags = ['pack', '--dry-run', '--json', '--ignore-scripts']
  const { stdout } = await promisify(execFile)(
    'npm',
    [...flags, ...folders.map((folder) => `./${folder}`)],
    { cwd: ROOT, maxBuffer: 2 ** 26 },
  )
  const packed: readonly PackedSize[] = JSON.parse(stdout)
  return {
    size: packed.reduce((sum, { size }) => sum + size, 0),
    unpackedSize: packed.reduce((sum, { unpackedSize }) => sum + unpackedSize, 0),
  }
}

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>
  >
}

/** The folders of a package and of all that it depends on, as the lockfile has them. */
export async function dependencyTree(name: string): Promise<readonly string[]> {
  const { packages }: Lock = JSON.parse(await readFile(`${ROOT}package-lock.json`, 'utf8'))
  const found = new Set<string>()
  const visit = (dependency: string, from: string) => {
    const folder = foldersUp(from)
      .map((parent) => `${parent}node_modules/${dependency}`)
      .find((candidate) => candidate in packages)
    if (!folder || found.has(folder)) return
    found.add(folder)
    for (const next of Object.keys(packages[folder]?.dependencies ?? {})) visit(next, folder)
  }
  visit(name, '')
  return [...found]
}

/** Where Node looks for what a package requires: in it, then beside it, then further up. */
function foldersUp(folder: string): string[] {
  const parents = folder.split(/\/?node_modules\//).slice(1)
  return parents
    .map((_, depth) =>
      parents.slice(0, parents.length - depth).map((name) => `node_modules/${name}/`),
    )
    .map((path) => path.join(''))
    .concat('')
}
