import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { ROOT } from './packages.js'

/** A little project as a user has one, whose runs of Vitest write down what they measure. */
export class VitestProject {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** The package stands under node_modules, where Vitest leaves it as it is. */
  static async make(name: string): Promise<VitestProject> {
    const folder = `${ROOT}bench/.tmp/${name}`
    await rm(folder, { recursive: true, force: true })
    await mkdir(`${folder}/node_modules/expect-sentry`, { recursive: true })
    for (const part of ['dist', 'package.json']) {
      await cp(`${ROOT}${part}`, `${folder}/node_modules/expect-sentry/${part}`, {
        recursive: true,
      })
    }
    for (const other of ['vitest', 'sentry-testkit', '@sentry']) {
      await symlink(`${ROOT}node_modules/${other}`, `${folder}/node_modules/${other}`)
    }
    const project = new VitestProject(folder)
    await project.write('package.json', '{ "type": "module" }')
    return project
  }

  path(name: string): string {
    return `${this.#folder}/${name}`
  }

  async write(name: string, text: string): Promise<void> {
    await writeFile(this.path(name), `${text}\n`)
  }

  /** One after the other: they are compared. */
  async configure(projects: readonly object[]): Promise<void> {
    const test = { projects: projects.map((test) => ({ test })), maxWorkers: 1, watch: false }
    await this.write('vitest.config.js', `export default ${JSON.stringify({ test })}`)
  }

  /** @returns what the lines `name microseconds` of `times.txt` say, in nanoseconds */
  async run(runs: number): Promise<(name: string) => readonly number[]> {
    for (let run = 0; run < runs; run += 1) {
      await promisify(execFile)(
        process.execPath,
        [`${ROOT}node_modules/vitest/vitest.mjs`, 'run', '--root', this.#folder],
        { cwd: this.#folder },
      )
    }
    const times = new Map<string, number[]>()
    const lines = (await readFile(`${this.#folder}/times.txt`, 'utf8')).trim().split('\n')
    for (const line of lines) {
      const [name = '', microseconds] = line.split(' ')
      times.set(name, [...(times.get(name) ?? []), Number(microseconds) * 1e3])
    }
    return (name) => times.get(name) ?? []
  }
}
