import { readFile, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import { defineConfig } from 'tsup'

/** Doors that `require` and `import` may both open. */
const doors = ['index', 'matchers', 'runner']
/** Those of them that lead into the light part of it. */
const lightDoors = ['matchers', 'runner']
/** Doors of the same kind for Node alone: what needs its modules is no part of the core. */
const nodeDoors = ['ingest']
/** Doors whose types users see. The door of runners is for this package alone. */
const typedDoors = ['index', 'matchers', ...nodeDoors]

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
    esbuildPlugins: [shareTheLightPart()],
    footer: { js: "require('./light.cjs').shared().core ??= module.exports" },
    onSuccess: writeDoors,
  },
  {
    entry: ['src/light.ts'],
    format: 'cjs',
    target: 'es2022',
    splitting: false,
    minify: true,
    esbuildPlugins: [loadTheRestLater()],
  },
  {
    entry: nodeDoors.map((door) => `src/${door}.ts`),
    format: 'cjs',
    target: 'es2022',
    platform: 'node',
    splitting: false,
    minify: true,
    // for import.meta.url
    shims: true,
    esbuildPlugins: [shareTheCore(/\/src\/(fake-ingest|subject)\//, ['src/ways-in.ts'])],
  },
  {
    // runs before a program of somebody else's, in which nothing else of this package is
    entry: ['src/preload.ts'],
    format: 'cjs',
    target: 'es2022',
    platform: 'node',
    splitting: false,
    minify: true,
  },
  {
    entry: typedDoors.map((door) => `src/${door}.ts`),
    format: 'cjs',
    // what is marked @internal is for the rooms of this package alone
    dts: { only: true, compilerOptions: { stripInternal: true } },
  },
  {
    // runs in its runner alone; all the rest it takes from the package itself
    entry: ['src/vitest.ts', 'src/bun.ts'],
    format: 'esm',
    target: 'es2022',
    minify: true,
    // what the two share is small, and each file that a setup file leads to costs it a millisecond
    splitting: false,
    dts: true,
    external: [/^expect-sentry/, 'bun:test'],
  },
  {
    // Jest loads CommonJS alone, without flags; test files of Playwright are either
    entry: ['src/jest.ts', 'src/playwright.ts'],
    format: 'cjs',
    target: 'es2022',
    minify: true,
    dts: true,
    external: [/^expect-sentry/, '@jest/globals', '@playwright/test'],
    splitting: false,
  },
  {
    // runs once for a whole run, beside no test
    entry: ['src/reporter.ts'],
    format: 'esm',
    target: 'es2022',
    dts: true,
    minify: true,
    external: [/^expect-sentry/],
    esbuildPlugins: [shareTheCore(/\/src\/(report|runners)\//, ['src/core.ts', 'src/ways-in.ts'])],
  },
  {
    // what the page does in a browser; the reporter reads both files and puts them into the page
    entry: { 'report-page': 'src/report/page/main.ts' },
    format: 'iife',
    platform: 'browser',
    target: 'es2023',
    outExtension: () => ({ js: '.js' }),
    minify: true,
    dts: false,
  },
])

/**
 * All doors, ESM and CommonJS, lead into the same two files: the core, and the light part that a
 * setup file loads alone. So there is one copy of the package in a process, whatever way it is
 * loaded. What a light door shows of the core is a function that loads it when it is called. An ESM
 * door leads through its CommonJS one: Node reads all of what `import` names, to find its exports,
 * before it loads it. The door of runners is spared that, too, in Node: it is part of every setup
 * file. Browsers have nothing to require with.
 */
async function writeDoors(): Promise<void> {
  const light = await modulesShownBy('src/light.ts')
  for (const door of doors) {
    const source = await readFile(`src/${door}.ts`, 'utf8')
    const names = shownBy(source)
    const isLight = lightDoors.includes(door)
    const later = isLight ? shownBy(source, (path) => !light.has(sourceOf(path, 'src'))) : []
    const shown = names.map((name) => {
      const call = `(...args) => require('./core.cjs').${name}(...args)`
      return `exports.${name} = ${later.includes(name) ? call : `behind.${name}`}`
    })
    const lines = [`const behind = require('./${isLight ? 'light' : 'core'}.cjs')`, ...shown, '']
    await writeFile(`dist/${door}.cjs`, lines.join('\n'))
    await writeFile(`dist/${door}.js`, `export { ${names.join(', ')} } from './${door}.cjs'\n`)
    await writeFile(`dist/${door}.d.ts`, `export * from './${door}.cjs'\n`)
  }
  await writeFile('dist/runner-node.js', requiring(await readFile('dist/runner.cjs', 'utf8')))
  await writeFile('dist/preload.js', "import './preload.cjs'\n")
  for (const name of ['preload.d.ts', 'preload.d.cts', 'runner.d.cts']) {
    await writeFile(`dist/${name}`, 'export {}\n')
  }
  for (const door of nodeDoors) {
    const names = shownBy(await readFile(`src/${door}.ts`, 'utf8'))
    await writeFile(`dist/${door}.js`, `export { ${names.join(', ')} } from './${door}.cjs'\n`)
    await writeFile(`dist/${door}.d.ts`, `export * from './${door}.cjs'\n`)
  }
}

/** A door of CommonJS as an ES module that requires what is behind it. */
function requiring(door: string): string {
  return `import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
${door.replace(/^exports\./gm, 'export const ')}`
}

/** The core takes from the light part what that shows, and holds no second copy of it. */
function shareTheLightPart(): Plugin {
  return {
    name: 'share-the-light-part',
    async setup(build) {
      const light = await modulesShownBy('src/light.ts')
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) =>
        light.has(sourceOf(path, resolveDir)) ? { path: './light.cjs', external: true } : undefined,
      )
    },
  }
}

/**
 * What the light part imports from the rest stands in the core, which is required when one of the
 * names is used (bundlers follow a `require` inside a function too), unless somebody has loaded it
 * before: `jest.resetModules()` would bring up a second one.
 */
function loadTheRestLater(): Plugin {
  return {
    name: 'load-the-rest-later',
    async setup(build) {
      const light = await modulesShownBy('src/light.ts')
      const core = await modulesShownBy('src/core.ts')
      build.onResolve({ filter: /^\.{1,2}\// }, ({ kind, namespace, path, resolveDir }) => {
        if (namespace === 'later') return { path, external: true }
        const file = sourceOf(path, resolveDir)
        if (kind === 'entry-point' || light.has(file)) return undefined
        if (core.has(file)) return { path: file, namespace: 'later' }
        return {
          errors: [{ text: `${file} is out of reach of the light part: show it in core.ts` }],
        }
      })
      build.onLoad({ filter: /./, namespace: 'later' }, async ({ path }) => {
        const names = namesDeclaredIn(await readFile(path, 'utf8'))
        const getters = names.map(
          (name) => `get ${name}() { return require('./core.cjs').${name} }`,
        )
        return { contents: `module.exports = { ${getters.join(', ')} }`, loader: 'js' }
      })
    },
  }
}

function sourceOf(path: string, folder: string): string {
  return resolve(folder, path.replace(/\.js$/, '.ts'))
}

/** Files of the modules from which another one exports all. */
async function modulesShownBy(file: string): Promise<ReadonlySet<string>> {
  const source = await readFile(file, 'utf8')
  return new Set(
    [...source.matchAll(/from '([^']+)'/g)].map(([, path = '']) => sourceOf(path, 'src')),
  )
}

/** Functions, classes and constants that a module exports. */
function namesDeclaredIn(source: string): string[] {
  const declared = /^export (?:async )?(?:function|class|const) (\w+)/gm
  return [...source.matchAll(declared)].flatMap(([, name]) => name ?? [])
}

/**
 * A door that is built apart holds no second copy of what the core has: every module that these
 * files show is taken from there.
 *
 * @param own the rooms that stand behind that door alone
 */
function shareTheCore(own: RegExp, shownIn: readonly string[]): Plugin {
  return {
    name: 'share-the-core',
    async setup(build) {
      const shown = await Promise.all(shownIn.map(modulesShownBy))
      const shared = new Set(shown.flatMap((modules) => [...modules]))
      build.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path, resolveDir }) => {
        if (kind === 'entry-point') return undefined
        const file = sourceOf(path, resolveDir)
        if (shared.has(file)) return { path: './core.cjs', external: true }
        if (own.test(file)) return undefined
        const places = shownIn.join(' or ')
        return { errors: [{ text: `${file} would be a second copy: show it in ${places}` }] }
      })
    },
  }
}

/** The values, not the types, of a door's `export { ... } from` lines, of some modules or of all. */
function shownBy(source: string, isAsked = (_path: string) => true): string[] {
  return [...source.matchAll(/^export \{([^}]*)\} from '([^']+)'/gm)]
    .filter(([, , path = '']) => isAsked(path))
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
}
