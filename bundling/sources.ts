import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

export function sourceOf(path: string, folder: string): string {
  return resolve(folder, path.replace(/\.js$/, '.ts'))
}

/** Files of the modules from which another one exports all. */
export async function modulesShownBy(file: string): Promise<ReadonlySet<string>> {
  const source = await readFile(file, 'utf8')
  return new Set(
    [...source.matchAll(/from '([^']+)'/g)].map(([, path = '']) => sourceOf(path, 'src')),
  )
}

/** Functions, classes and constants that a module exports. */
export function namesDeclaredIn(source: string): string[] {
  const declared = /^export (?:async )?(?:function|class|const) (\w+)/gm
  return [...source.matchAll(declared)].flatMap(([, name]) => name ?? [])
}

/** The values, not the types, of a door's `export { ... } from` lines, of some modules or of all. */
export function shownBy(source: string, isAsked = (_path: string) => true): string[] {
  return [...source.matchAll(/^export \{([^}]*)\} from '([^']+)'/gm)]
    .filter(([, , path = '']) => isAsked(path))
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
}
