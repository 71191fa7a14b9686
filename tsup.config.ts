import { readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import { defineConfig } from 'tsup'

/** Doors that `require` and `import` may both open. */
const doors = ['index', 'matchers', 'runner']
/** Doors of the same kind for Node alone: what needs its modules is no part of the core. */
const nodeDoors = ['ingest']

// not tsup's `clean`: the builds below run side by side
await rm('dist', { recursive: true, force: true })

export default defineConfig([
  {
    entry: ['src/core.ts'],
    format: 'cjs',
    target: 'es2022',
    // tsup splits CommonJS with a tool that breaks class fields (8.5): so it is one file
    splitting: false,
    minify: true,
    onSuccess: writeDoors,
  },
  {
    entry: nodeDoors.map((door) => `src/${door}.ts`),
    format: 'cjs',
    target: 'es2022',
    platform: 'node',
    splitting: false,
    minify: true,
    esbuildPlugins: [shareTheCore()],
  },
  {
    entry: [...doors, ...nodeDoors].map((door) => `src/${door}.ts`),
    format: 'cjs',
    dts: { only: true },
  },
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
  for (const door of nodeDoors) {
    const names = shownBy(await readFile(`src/${door}.ts`, 'utf8'))
    await writeFile(`dist/${door}.js`, `export { ${names.join(', ')} } from './${door}.cjs'\n`)
    await writeFile(`dist/${door}.d.ts`, `export * from './${door}.cjs'\n`)
  }
}

/**
 * A door that is built apart holds no second copy of what the core has: every module that
 * `src/ways-in.ts` shows is taken from there.
 */
function shareTheCore(): Plugin {
  return {
    name: 'share-the-core',
    async setup(build) {
      const source = await readFile('src/ways-in.ts', 'utf8')
      const shared = new Set(
        [...source.matchAll(/from '([^']+)\.js'/g)].map(([, path]) => resolve('src', `${path}.ts`)),
      )
      build.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, resolveDir }) => {
        if (kind === 'entry-point') return undefined
        const file = resolve(resolveDir, path.replace(/\.js$/, '.ts'))
        if (shared.has(file)) return { path: './core.cjs', external: true }
        if (/\/src\/(fake-ingest|subject)\//.test(file)) return undefined
        return { errors: [{ text: `${file} would be a second copy: show it in src/ways-in.ts` }] }
      })
    },
  }
}

/** The values, not the types, of a door's `export { ... } from` lines. */
function shownBy(source: string): string[] {
  return [...source.matchAll(/^export \{([^}]*)\}/gm)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
}
