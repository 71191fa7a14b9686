import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import { modulesShownBy, namesDeclaredIn, sourceOf } from './sources.js'

/** The core takes from the light part what that shows, and holds no second copy of it. */
export function shareTheLightPart(): Plugin {
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
 * names is used (bundlers follow a `require` inside a function too).
 */
export function loadTheRestLater(): Plugin {
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

/** As plain values: esbuild would define a getter for each, and copy them, when it is loaded. */
export function exportAtOnce(entry: string): Plugin {
  return {
    name: 'export-at-once',
    setup(build) {
      build.onLoad({ filter: /./ }, async ({ path }) => {
        if (path !== resolve(entry)) return undefined
        const imports: string[] = []
        const all: string[] = []
        for (const file of await modulesShownBy(entry)) {
          const names = namesDeclaredIn(await readFile(file, 'utf8'))
          imports.push(`import { ${names.join(', ')} } from ${JSON.stringify(file)}`)
          all.push(...names)
        }
        const contents = [...imports, `module.exports = { ${all.join(', ')} }`].join('\n')
        return { contents, loader: 'ts' }
      })
    },
  }
}

/**
 * A door that is built apart holds no second copy of what the core has: every module that these
 * files show is taken from there.
 *
 * @param own the rooms that stand behind that door alone
 */
export function shareTheCore(own: RegExp, shownIn: readonly string[]): Plugin {
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
