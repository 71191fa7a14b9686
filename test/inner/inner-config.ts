import { fileURLToPath } from 'node:url'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { shared as outer } from '../../vitest.config.js'

/** `expect-sentry/vitest` by path: for a setup file Vitest does not ask the aliases. */
const SETUP = fileURLToPath(new URL('../../src/vitest.ts', import.meta.url))

/** What a user has in `vitest.config.ts`; the package is found where the outer run finds it. */
export function innerConfig(test: ViteUserConfig['test'] = {}): ViteUserConfig {
  return defineConfig({
    resolve: outer.resolve ?? {},
    // without the cache, which would stand beside the cases
    test: { include: ['*.case.ts'], setupFiles: [SETUP], cache: false, ...test },
  })
}
