import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Cell, Project } from './matrix.js'
import { configSnippet, firstSnippet } from './readme.js'
import { runProcess } from './run-process.js'

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

  constructor(folder: string, project: Project) {
    this.#folder = folder
    this.#project = project
  }

  async install(tarball: string): Promise<Outcome> {
    const { dependencies, ownNode } = this.#project
    const node = ownNode && { [nodePackage]: ownNode }
    const manifest = {
      private: true,
      type: 'module',
      dependencies: { ...dependencies, ...node, 'expect-sentry': `file:${tarball}` },
      // what npm 11 would ask about: the scripts of others, which nothing here needs
      allowScripts: { esbuild: false },
    }
    await mkdir(this.#folder, { recursive: true })
    await writeFile(join(this.#folder, 'package.json'), JSON.stringify(manifest, null, 2))
    // peers that do not fit are an error, not a warning
    const args = ['install', '--prefer-offline', '--strict-peer-deps', '--no-audit', '--no-fund']
    const { exitCode, output } = await runProcess('npm', args, this.#folder)
    return { passed: exitCode === 0, said: `npm ${args.join(' ')}\n${output}` }
  }

  async run(name: string, cell: Cell): Promise<Outcome> {
    const folder = join(this.#folder, name.replace(/\W+/g, '-'))
    await mkdir(folder)
    if (cell.snippet) {
      await writeFile(join(folder, 'snippet.test.ts'), await firstSnippet(cell.snippet))
      await writeFile(join(folder, 'vitest.config.ts'), await configSnippet())
    }
    for (const files of cell.files) await cp(join(templates, files), folder, { recursive: true })
    const { exitCode, output } = await runProcess(this.#node, cell.node, folder)
    const wrong = [
      ...(exitCode === cell.exitCode ? [] : [`exit code ${exitCode} is not ${cell.exitCode}`]),
      ...(cell.prints ?? [])
        .filter((text) => !output.includes(text))
        .map((text) => `it does not print: ${text}`),
    ]
    return { passed: wrong.length === 0, said: `${wrong.join('\n')}\n${output}` }
  }

  get #node(): string {
    if (!this.#project.ownNode) return process.execPath
    return join(this.#folder, 'node_modules', nodePackage, 'bin', 'node')
  }
}

const nodePackage = `node-${process.platform}-${process.arch}`
