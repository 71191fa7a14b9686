import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installedVersion, installWithNpm } from './installing.js'

const { platform, version, arch } = process
const NODE = `node-${platform}-${arch}`
// the registry's names; the package `bun` itself is an install script that fetches one of them
const BUN = `@oven/bun-${platform}-${arch === 'arm64' ? 'aarch64' : arch}`

/** A program from the registry, and what it is. */
export interface Tool {
  readonly path: string
  readonly version: string
}

/** Programs that run little projects: each is installed once, when first asked for. */
export class Tools {
  readonly #folder: string
  readonly #installed = new Map<string, Promise<Tool>>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** A Node of that major: the running one where it will do. */
  async node(major: string | undefined): Promise<Tool> {
    if (major === undefined || version.startsWith(`v${major}.`)) {
      return { path: process.execPath, version: version.slice(1) }
    }
    return this.#tool(NODE, major, 'bin/node')
  }

  bun(): Promise<Tool> {
    return this.#tool(BUN, '^1.4.5', 'bin/bun')
  }

  pnpm(): Promise<Tool> {
    return this.#tool('pnpm', '^12.21.0', 'bin/pnpm.mjs')
  }

  #tool(name: string, range: string, path: string): Promise<Tool> {
    const at = join(this.#folder, `${name}-${range}`.replace(/\W+/g, '-'))
    const known = this.#installed.get(at) ?? installTool(at, name, range, path)
    this.#installed.set(at, known)
    return known
  }
}

async function installTool(at: string, name: string, range: string, path: string): Promise<Tool> {
  await mkdir(at, { recursive: true })
  const manifest = { private: true, dependencies: { [name]: range } }
  await writeFile(join(at, 'package.json'), JSON.stringify(manifest))
  const { exitCode, output } = await installWithNpm(at)
  if (exitCode !== 0) throw new Error(`${name}@${range} cannot be installed:\n${output}`)
  return { path: join(at, 'node_modules', name, path), version: await installedVersion(at, name) }
}
