import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pLimit from 'p-limit'
import { pack } from '../consumers/pack.js'
import { Progress } from '../support/progress.js'
import { kinds, type Sdk, sdks } from './matrix.js'
import { SdkProject, type Told } from './project.js'
import { isProven, table } from './table.js'

// npm run test:majors [-- --tarball FILE] [-- SDK ...], with SDKs named as in the matrix
const args = process.argv.slice(2)
const at = args.indexOf('--tarball')
const [, given] = at === -1 ? [] : args.splice(at, 2)
const chosen = sdks.filter(({ key }) => args.length === 0 || args.includes(key))

const folder = await mkdtemp(join(tmpdir(), 'expect-sentry-majors-'))
const tarball = given ? resolve(given) : await pack(folder)
const twoAtOnce = pLimit(2)
const progress = new Progress(chosen.length)
const results = new Map<Sdk, readonly Told[]>(chosen.map((sdk) => [sdk, []]))
await Promise.all(chosen.map((sdk) => twoAtOnce(() => prove(sdk))))
progress.close()

const missing = chosen.flatMap((sdk) =>
  kinds
    .filter((kind) => !results.get(sdk)?.some((test) => test.kind === kind))
    .map((kind) => `${sdk.title}: no test was run for "${kind}"`),
)
const tests = [...results.values()].flat()
const failed = tests.filter(({ passed }) => !passed).length + missing.length
console.log(`\n${table(results)}\n`)
for (const line of missing) console.log(line)
if (failed === 0) await rm(folder, { recursive: true })
else console.log(`The projects are left in ${folder}`)
console.log(`${tests.filter(({ passed }) => passed).length} passed, ${failed} failed`)
process.exitCode = failed === 0 && tests.length > 0 ? 0 : 1

async function prove(sdk: Sdk): Promise<void> {
  const project = new SdkProject(join(folder, sdk.key), sdk)
  progress.begin(sdk.title)
  try {
    await project.install(tarball)
    const told = await project.run()
    results.set(sdk, told)
    const proven = kinds.filter((kind) => isProven(kind, told)).length
    const faults = told.flatMap(({ kind, title, passed, why }) =>
      passed ? [] : [`${kind} > ${title}\n${why}`],
    )
    const missed = kinds.length - proven
    const said = missed > 0 ? [`${missed} of ${kinds.length} kinds not proven`, ...faults] : faults
    progress.end(sdk.title, missed === 0, said.join('\n'))
  } catch (error) {
    progress.end(sdk.title, false, error instanceof Error ? error.message : String(error))
  }
}
