import { readFile, writeFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'
import { modulesShownBy, shownBy, sourceOf } from './sources.js'

/** Doors that `require` and `import` may both open. */
const doors = ['index', 'matchers', 'runner']
/** Those of them that lead into the light part of it. */
const lightDoors = ['matchers', 'runner']
/** Doors of the same kind for Node alone: what needs its modules is no part of the core. */
export const nodeDoors = ['ingest']

/**
 * All doors, ESM and CommonJS, lead into the same two files: the core, and the light part that a
 * setup file loads alone. So there is one copy of the package in a process, whatever way it is
 * loaded. What a light door shows of the core is a function that loads it when it is called. An ESM
 * door leads through its CommonJS one: Node reads all of what `import` names, to find its exports,
 * before it loads it.
 */
export async function writeDoors(): Promise<void> {
  for (const door of doors) {
    const { behind, shown } = await behindDoor(door)
    const names = shown.map(([name]) => name)
    const lines = shown.map(([name, from]) => `exports.${name} = ${from}`)
    await writeFile(`dist/${door}.cjs`, [behind, ...lines, ''].join('\n'))
    await writeFile(`dist/${door}.js`, `export { ${names.join(', ')} } from './${door}.cjs'\n`)
    await writeFile(`dist/${door}.d.ts`, `export * from './${door}.cjs'\n`)
  }
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

/**
 * The door of runners is part of every setup file. In Node it is required: `import` would resolve
 * the package once more, load a file more, and read that for its exports, for a millisecond in each
 * test file. Browsers have nothing to require with, and who else passes for Node may not either;
 * by the name of the package, since Vite makes modules for a page of what has that alone.
 */
export function requireTheRunner(): Plugin {
  return {
    name: 'require-the-runner',
    async setup(build) {
      const { behind, shown } = await behindDoor('runner')
      const names = shown.map(([name]) => name).join(', ')
      const later = shown.filter(([name, from]) => from !== `behind.${name}`)
      const calls = later.map(([name, from]) => `${name}: ${from}`).join(', ')
      const contents = `
        async function open() {
          if (!globalThis.process?.getBuiltinModule) return import('expect-sentry/runner')
          try {
            const { createRequire } = await import('node:module')
            const require = createRequire(import.meta.url)
            ${behind}
            return { ...behind, ${calls} }
          } catch {
            return import('expect-sentry/runner')
          }
        }
        export const { ${names} } = await open()`
      const isRunner = { filter: /^expect-sentry\/runner$/ }
      const inRunner = { filter: /./, namespace: 'runner' }
      build.onResolve(inRunner, ({ path }) => ({ path, external: true }))
      build.onResolve(isRunner, ({ path }) => ({ path, namespace: 'runner' }))
      build.onLoad(inRunner, () => ({ contents, loader: 'js' }))
    },
  }
}

/** What stands behind a door, as CommonJS, and the names that it shows of it. */
async function behindDoor(door: string) {
  const source = await readFile(`src/${door}.ts`, 'utf8')
  const isLight = lightDoors.includes(door)
  const light = await modulesShownBy('src/light.ts')
  const later = isLight ? shownBy(source, (path) => !light.has(sourceOf(path, 'src'))) : []
  const shown = shownBy(source).map((name) => {
    const call = `(...args) => require('./core.cjs').${name}(...args)`
    return [name, later.includes(name) ? call : `behind.${name}`] as const
  })
  return { behind: `const behind = require('./${isLight ? 'light' : 'core'}.cjs')`, shown }
}
