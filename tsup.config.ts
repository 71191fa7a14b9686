import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { defineConfig } from 'tsup'

/** Doors that `require` and `import` may both open. */
const doors = ['index', 'matchers', 'runner']

export default defineConfig([
  {
    entry: ['src/core.ts'],
    format: 'cjs',
    target: 'es2022',
    // tsup splits CommonJS with a tool that breaks class fields (8.5): so it is one file
    splitting: false,
    minify: true,
    clean: true,
    onSuccess: writeDoors,
  },
  { entry: doors.map((door) => `src/${door}.ts`), format: 'cjs', dts: { only: true } },
  {
    // runs in its runner alone; all the rest it takes from the package itself
    entry: ['src/vitest.ts'],
    format: 'esm',
    target: 'es2022',
    dts: true,
    external: [/^expect-sentry/],
  },
  {
    // Jest loads CommonJS alone, without flags
    entry: ['src/jest.ts'],
    format: 'cjs',
    target: 'es2022',
    minify: true,
    dts: true,
    external: [/^expect-sentry/, '@jest/globals'],
  },
])

/**
 * All doors, ESM and CommonJS, lead into the same file. So there is one copy of the package in a
 * process, whatever way it is loaded, and one in the tarball.
 */
async function writeDoors(): Promise<void> {
  const core = createRequire(import.meta.url)('./dist/core.cjs')
  for (const door of doors) {
    const names = shownBy(await readFile(`src/${door}.ts`, 'utf8'))
    const missing = names.filter((name) => !(name in core))
    if (missing.length > 0) throw new Error(`${door} shows what core has not: ${missing}`)
    const shown = names.map((name) => `exports.${name} = core.${name}`)
    const lines = ["const core = require('./core.cjs')", ...shown, '']
    await writeFile(`dist/${door}.cjs`, lines.join('\n'))
    await writeFile(`dist/${door}.js`, `export { ${names.join(', ')} } from './core.cjs'\n`)
    await writeFile(`dist/${door}.d.ts`, `export * from './${door}.cjs'\n`)
  }
}

/** The values, not the types, of a door's `export { ... } from` lines. */
function shownBy(source: string): string[] {
  return [...source.matchAll(/^export \{([^}]*)\}/gm)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
}
