import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Ended, runProcess } from './run-process.js'

/** A registry that does not answer is no fault of the package: an install is tried again. */
const ATTEMPTS = 3

/** Peers that do not fit are an error, not a warning. */
const NPM = ['npm', 'install', '--strict-peer-deps', '--no-audit', '--no-fund']

export function installWithNpm(folder: string): Promise<Ended> {
  // what is in the cache may be too old to know a version that another package asks for
  return install(folder, NPM, ['--prefer-offline'], ['--prefer-online'])
}

/** With nothing hoisted: a package sees what it declares itself, and no more. */
export function installWithPnpm(pnpm: string, folder: string): Promise<Ended> {
  const args = [
    'install',
    '--config.node-linker=isolated',
    '--config.strict-peer-dependencies=true',
    // those of others, which nothing here needs; without this they are an error to pnpm
    '--ignore-scripts',
  ]
  // a store of its own: the little projects leave nothing behind
  const store = ['--store-dir', join(folder, '..', 'pnpm-store')]
  return install(folder, [process.execPath, pnpm, ...args, ...store], ['--prefer-offline'], [])
}

async function install(
  folder: string,
  [program = '', ...args]: readonly string[],
  atFirst: readonly string[],
  again: readonly string[],
): Promise<Ended> {
  const said: string[] = []
  for (let attempt = 1; ; attempt += 1) {
    const all = [...args, ...(attempt === 1 ? atFirst : again)]
    const { exitCode, output } = await runProcess(program, all, folder)
    said.push([program, ...all].join(' '), output)
    if (exitCode === 0 || attempt === ATTEMPTS) return { exitCode, output: said.join('\n') }
  }
}

/** What a package in a folder's `node_modules` says of itself. */
export async function installedVersion(folder: string, name: string): Promise<string> {
  const manifest = await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8')
  const { version }: { version?: unknown } = JSON.parse(manifest)
  return typeof version === 'string' ? version : 'unknown'
}
