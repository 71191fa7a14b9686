import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  target: 'es2022',
  dts: true,
  splitting: true,
  // names stay, so that stack traces can be read; the rest would double the tarball
  esbuildOptions(options) {
    options.minifyWhitespace = true
    options.minifySyntax = true
  },
}

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', matchers: 'src/matchers.ts', vitest: 'src/vitest.ts' },
    format: 'esm',
    clean: true,
  },
  {
    ...shared,
    entry: { index: 'src/index.ts', matchers: 'src/matchers.ts' },
    format: 'cjs',
  },
])
