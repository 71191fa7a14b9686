import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { defineConfig } from 'tsup'

/** Doors that `require` and `import` may both open, and what each of them shows. */
const doors = {
  index: ['createFakeTransport', 'ExpectSentryError', 'expectSentry', 'UnsettledError'],
  matchers: ['matchers'],
  runner: ['activateGuard', 'guardFile', 'liveSubjects', 'matchers', 'shared', 'unawaited'],
}
const sources = Object.keys(doors).map((door) => `src/${door}.ts`)

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
  { entry: sources, format: 'cjs', dts: { only: true } },
  {
    // runs in its runner alone; all the rest it takes from the package itself
    entry: ['src/vitest.ts'],
    format: 'esm',
    target: 'es2022',
    dts: true,
    external: [/^expect-sentry/],
  },
])

/**
 * All doors, ESM and CommonJS, lead into the same file. So there is one copy of the package in a
 * process, whatever way it is loaded, and one in the tarball.
 */
async function writeDoors(): Promise<void> {
  const core = createRequire(import.meta.url)('./dist/core.cjs')
  for (const [door, names] of Object.entries(doors)) {
    const missing = names.filter((name) => !(name in core))
    if (missing.length > 0) throw new Error(`${door} shows what core has not: ${missing}`)
    const named = names.map((name) => `exports.${name} = core.${name}`)
    await writeFile(
      `dist/${door}.cjs`,
      ["const core = require('./core.cjs')", ...named, ''].join('\n'),
    )
    await writeFile(`dist/${door}.js`, `export { ${names.join(', ')} } from './core.cjs'\n`)
    await writeFile(`dist/${door}.d.ts`, `export * from './${door}.cjs'\n`)
  }
}
