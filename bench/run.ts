import { cpus } from 'node:os'
import { inspect } from 'node:util'
import { Progress } from '../test/support/progress.js'
import { buildArms } from './harness/build-arms.js'
import { checkBuilt, versionOf } from './harness/packages.js'
import type { Line } from './harness/row.js'
import { tableText } from './harness/table.js'
import { assertion } from './rows/assertion.js'
import { capture } from './rows/capture.js'
import { escapes } from './rows/escapes.js'
import { importing } from './rows/import.js'
import { ingest } from './rows/ingest.js'
import { install } from './rows/install.js'
import { isolation } from './rows/isolation.js'
import { lookup } from './rows/lookup.js'
import { matcher } from './rows/matcher.js'
import { memory } from './rows/memory.js'
import { report } from './rows/report.js'
import { reset } from './rows/reset.js'

await checkBuilt()
await buildArms()

const rows = [
  capture,
  lookup,
  matcher,
  assertion,
  memory,
  importing,
  reset,
  isolation,
  ingest,
  report,
  escapes,
  install,
]
// beside the table, which may go to a file
const progress = new Progress(rows.length, process.stderr)
const lines: Line[] = []
for (const row of rows) {
  progress.begin(row.name)
  try {
    lines.push(...(await row()))
    progress.end(row.name, true)
  } catch (error) {
    // what the other rows have measured is not lost with it
    progress.end(row.name, false, inspect(error))
    process.exitCode = 1
  }
}
progress.close()

const versions = await Promise.all(['@sentry/node', 'sentry-testkit', 'vitest'].map(versionOf))
console.log(
  `Node ${process.versions.node}, ${versions.join(', ')}; ${cpus().length} x ${cpus()[0]?.model}\n`,
)
console.log(tableText(lines))
