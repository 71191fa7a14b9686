import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pack, repository } from './pack.js'
import { runProcess } from './run-process.js'

const MOST_BYTES = 94_000
/** The HTML report, which no test loads, has a limit of its own. */
const REPORT_FILES = ['dist/reporter.js', 'dist/report-page.js', 'dist/report-page.css']
const MOST_REPORT_BYTES = 20_000
/** Vitest and Bun load ESM, so what registers with them is that alone. */
const ESM_DOORS = ['vitest', 'bun', 'reporter']

const folder = await mkdtemp(join(tmpdir(), 'expect-sentry-package-'))
try {
  const tarball = await pack(folder)
  const report = await compressedSize(REPORT_FILES)
  const size = (await stat(tarball)).size - report
  const results = [
    say(size < MOST_BYTES, `the tarball has ${size} of at most ${MOST_BYTES} bytes, report apart`),
    say(
      report < MOST_REPORT_BYTES,
      `the report has ${report} of at most ${MOST_REPORT_BYTES} bytes`,
    ),
    await tool('publint', '--strict', tarball),
    await tool('attw', tarball, '--profile', 'node16', '--exclude-entrypoints', ...ESM_DOORS),
    await tool('attw', tarball, '--profile', 'esm-only', '--entrypoints', ...ESM_DOORS),
  ]
  if (results.includes(false)) process.exitCode = 1
} finally {
  await rm(folder, { recursive: true })
}

/** About what these files of the last build take in the tarball. */
async function compressedSize(files: readonly string[]): Promise<number> {
  const contents = await Promise.all(files.map((file) => readFile(join(repository, file))))
  return gzipSync(Buffer.concat(contents)).byteLength
}

async function tool(name: string, ...args: string[]): Promise<boolean> {
  const bin = join(repository, 'node_modules', '.bin', name)
  const { exitCode, output } = await runProcess(bin, args, repository)
  if (exitCode !== 0) console.log(output)
  return say(exitCode === 0, [name, ...args.map((arg) => basename(arg))].join(' '))
}

function say(passed: boolean, what: string): boolean {
  console.log(`${passed ? 'pass' : 'FAIL'}  ${what}`)
  return passed
}
