import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumPath } from '../support/chromium.js'
import { installedVersion, installWithNpm, installWithPnpm } from './installing.js'
import { type Cell, cellNamed, type Project } from './matrix.js'
import { configSnippet, firstSnippet } from './readme.js'
import { runProcess } from './run-process.js'
import type { Tool, Tools } from './tools.js'

const templates = fileURLToPath(new URL('./projects', import.meta.url))

export interface Outcome {
  readonly passed: boolean
  /** What was wrong, and all that was printed. */
  readonly said: string
}

/** A little project outside the repository, with the packed package in its `node_modules`. */
export class Consumer {
  readonly #folder: string
  readonly #project: Project
  readonly #tools: Tools

  constructor(folder: string, project: Project, tools: Tools) {
    this.#folder = folder
    this.#project = project
    this.#tools = tools
  }

  async install(tarball: string): Promise<Outcome> {
    const { dependencies, overrides, installer } = this.#project
    const manifest = {
      private: true,
      type: 'module',
      dependencies: { ...dependencies, 'expect-sentry': `file:${tarball}` },
      ...(overrides && { overrides }),
      // what npm 11 would ask about: the scripts of others, which nothing here needs
      allowScripts: { esbuild: false, '@parcel/watcher': false, sharp: false },
    }
    await mkdir(this.#folder, { recursive: true })
    await writeFile(join(this.#folder, 'package.json'), JSON.stringify(manifest, null, 2))
    const { exitCode, output } = await (installer === 'pnpm'
      ? installWithPnpm((await this.#tools.pnpm()).path, this.#folder)
      : installWithNpm(this.#folder))
    return { passed: exitCode === 0, said: output }
  }

  async run(name: string, cell: Cell, node: Tool): Promise<Outcome> {
    const folder = join(this.#folder, `${name} ${node.version}`.replace(/\W+/g, '-'))
    await mkdir(folder)
    if (cell.snippet) {
      await writeFile(join(folder, 'snippet.test.ts'), await firstSnippet(cell.snippet))
      await writeFile(join(folder, 'vitest.config.ts'), await configSnippet())
    }
    for (const files of cell.files) await cp(join(templates, files), folder, { recursive: true })
    const { path } = cell.program === 'bun' ? await this.#tools.bun() : node
    const env = { CHROMIUM: chromiumPath }
    const { exitCode, output } = await runProcess(path, cell.args, folder, env)
    const wrong = [
      ...(exitCode === cell.exitCode ? [] : [`exit code ${exitCode} is not ${cell.exitCode}`]),
      ...(cell.prints ?? [])
        .filter((text) => !output.includes(text))
        .map((text) => `it does not print: ${text}`),
    ]
    return { passed: wrong.length === 0, said: `${wrong.join('\n')}\n${output}` }
  }

  /** `name version` of each package that the project names, and of what it needs beside Node. */
  async versions(): Promise<string[]> {
    const { dependencies, installer, cells } = this.#project
    const packages = Object.keys(dependencies).map(
      async (name) => `${name} ${await installedVersion(this.#folder, name)}`,
    )
    const isForBun = cells.some((name) => cellNamed(name).program === 'bun')
    return [
      ...(installer === 'pnpm' ? [`pnpm ${(await this.#tools.pnpm()).version}`] : []),
      ...(isForBun ? [`Bun ${(await this.#tools.bun()).version}`] : []),
      ...(await Promise.all(packages)),
    ]
  }
}
