import { defineConfig } from 'tsup'

export default defineConfig([
  {
    entry: { index: 'src/index.ts', matchers: 'src/matchers.ts', vitest: 'src/vitest.ts' },
    format: 'esm',
    target: 'es2022',
    dts: true,
    splitting: true,
    clean: true,
  },
  {
    entry: { index: 'src/index.ts', matchers: 'src/matchers.ts' },
    format: 'cjs',
    target: 'es2022',
    dts: true,
    splitting: true,
  },
])
