import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pLimit from 'p-limit'
import { hasChromium } from '../support/chromium.js'
import { Progress } from '../support/progress.js'
import { writePage } from './compatibility.js'
import { Consumer, type Outcome } from './consumer.js'
import { type Column, cellNamed, columnsOf, type Project, projects } from './matrix.js'
import { pack } from './pack.js'
import { writeProofs } from './proved.js'
import { Results } from './results.js'
import { tables } from './table.js'
import { Tools } from './tools.js'

const { values: options } = parseArgs({
  options: {
    // every cell, not those alone that most users are in
    all: { type: 'boolean', default: false },
    // the project of that name, else those whose name has this text
    only: { type: 'string', default: '' },
    // those cells alone whose name has one of these texts, such as rows that are new
    cell: { type: 'string', multiple: true, default: [''] },
    // packed already, as when the matrix is run in pieces
    tarball: { type: 'string', default: '' },
    // what it proves goes into docs/compatibility.md
    write: { type: 'boolean', default: false },
  },
})
const isName = projects.some(({ name }) => name === options.only)
const chosen = projects.filter(({ name, onlyWithAll }) => {
  if (options.only === '') return options.all || !onlyWithAll
  return isName ? name === options.only : name.includes(options.only)
})
if (chosen.length === 0) throw new Error(`No project of matrix.json is named "${options.only}"`)

const columns = new Map(
  chosen.map((project) => [project, columnsOf(project, options.all).flatMap(asked)]),
)
const cells = [...columns.values()]
  .flat()
  .flatMap(({ cells }) => cells)
  .filter((cell) => hasChromium || !cellNamed(cell).needsChromium)
// each install is one more
const progress = new Progress(chosen.length + cells.length)
const results = new Results()
const twoAtOnce = pLimit(2)
const folder = await mkdtemp(join(tmpdir(), 'expect-sentry-consumers-'))
const tools = new Tools(folder)

const tarball = options.tarball ? resolve(options.tarball) : await pack(folder)
for (const column of [...columns.values()].flat()) results.announce(column)
await Promise.all(chosen.map((project, index) => prove(project, join(folder, `${index + 1}`))))

progress.close()

const leftOut = results.count('left out')
const failed = results.count('failed') + (process.env.CI ? leftOut : 0)
console.log(`\n${tables(results)}\n`)
if (leftOut > 0) console.log(`${leftOut} cells were left out: they need a Chromium, set CHROMIUM`)
if (failed === 0) await rm(folder, { recursive: true })
else console.log(`The projects are left in ${folder}`)
if (options.write) await writePage(await writeProofs(results))
console.log(`${results.count('passed') + results.count('known')} cells passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** Without the cells that nobody asked for; none where there are no others. */
function asked(column: Column): Column[] {
  const cells = column.cells.filter((cell) => options.cell.some((text) => cell.includes(text)))
  return cells.length > 0 ? [{ ...column, cells }] : []
}

async function prove(project: Project, at: string): Promise<void> {
  const consumer = new Consumer(at, project, tools)
  const installed = await twoAtOnce(() => told(project.name, 'install', consumer.install(tarball)))
  await Promise.all(
    (columns.get(project) ?? []).map(async (column) => {
      if (installed.passed) await proveColumn(consumer, column)
      else for (const cell of column.cells) fail(column, cell)
    }),
  )
}

function fail(column: Column, cell: string): void {
  results.add(column, cell, 'failed')
  progress.end(`${column.name}: ${cell} (not installed)`, false)
}

async function proveColumn(consumer: Consumer, column: Column): Promise<void> {
  const node = await twoAtOnce(() => tools.node(column.node))
  results.addVersions(column, [`Node ${node.version}`, ...(await consumer.versions())])
  await Promise.all(
    column.cells.map((name) =>
      twoAtOnce(async () => {
        const cell = cellNamed(name)
        if (cell.needsChromium && !hasChromium) return results.add(column, name, 'left out')
        const fault = column.project.knownFaults?.find((known) => known.cell === name)
        if (!fault) {
          const { passed, said } = await told(column.name, name, consumer.run(name, cell, node))
          return results.add(column, name, passed ? 'passed' : 'failed', said)
        }
        const failing = asKnown(consumer.run(name, cell, node), fault.prints)
        const { passed } = await told(column.name, `no: ${name}`, failing)
        return results.add(column, name, passed ? 'known' : 'failed')
      }),
    ),
  )
}

/** It has to fail, and for the reason that stands in the matrix. */
async function asKnown(running: Promise<Outcome>, text: string): Promise<Outcome> {
  const { passed, said } = await running
  const holds = !passed && said.includes(text)
  return { passed: holds, said: holds ? said : `The stated reason no longer holds.\n${said}` }
}

/** One line as soon as it is known, and what a failure said. */
async function told(column: string, what: string, running: Promise<Outcome>): Promise<Outcome> {
  const name = `${column}: ${what}`
  progress.begin(name)
  const outcome = await running.catch((error: unknown) => ({ passed: false, said: String(error) }))
  progress.end(name, outcome.passed, outcome.passed ? '' : outcome.said)
  return outcome
}
