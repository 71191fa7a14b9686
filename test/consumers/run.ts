import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { Consumer, type Outcome } from './consumer.js'
import { cells, type Project, projects } from './matrix.js'
import { pack } from './pack.js'
import { table } from './table.js'

const chosen = projects.filter((project) => process.argv.includes('--all') || !project.onlyWithAll)
const results = new Map(chosen.map((project) => [project, new Map<string, boolean>()]))
const twoAtOnce = pLimit(2)
const folder = await mkdtemp(join(tmpdir(), 'expect-sentry-consumers-'))

const tarball = await pack(folder)
await Promise.all(chosen.map((project, index) => prove(project, join(folder, `${index + 1}`))))

const all = [...results.values()].flatMap((passed) => [...passed.values()])
const failed = all.filter((passed) => !passed).length
console.log(`\n${table(results)}\n`)
if (failed === 0) await rm(folder, { recursive: true })
else console.log(`The projects are left in ${folder}`)
console.log(`${all.length - failed} cells passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function prove(project: Project, at: string): Promise<void> {
  const consumer = new Consumer(at, project)
  const installed = await twoAtOnce(() => told(project, 'npm install', consumer.install(tarball)))
  const passed = await Promise.all(
    project.cells.map((name) =>
      twoAtOnce(async () => {
        const cell = cells[name]
        if (!cell) throw new Error(`matrix.json has no cell "${name}"`)
        return installed && (await told(project, name, consumer.run(name, cell)))
      }),
    ),
  )
  project.cells.forEach((name, index) => {
    results.get(project)?.set(name, passed[index] === true)
  })
}

/** One line as soon as it is known, and what a failure said. */
async function told(project: Project, what: string, running: Promise<Outcome>): Promise<boolean> {
  const start = Date.now()
  const { passed, said } = await running.catch((error: unknown) => ({
    passed: false,
    said: String(error),
  }))
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  console.log(`${passed ? 'pass' : 'FAIL'}  ${project.name}: ${what} (${seconds} s)`)
  if (!passed) console.log(said.trimEnd().replace(/^/gm, '      | '))
  return passed
}
