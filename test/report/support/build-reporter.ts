import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

/** Builds `expect-sentry/reporter` and its page as `tsup.config.ts` does; returns where it is. */
export async function buildReporter(folder: string): Promise<string> {
  const shared = {
    bundle: true,
    minify: true,
    absWorkingDir: repository,
    logLevel: 'error',
  } as const
  await build({
    ...shared,
    entryPoints: ['src/reporter.ts'],
    outfile: `${folder}/reporter.mjs`,
    format: 'esm',
    platform: 'node',
    external: ['expect-sentry', 'expect-sentry/*', 'vitest'],
  })
  await build({
    ...shared,
    entryPoints: { 'report-page': 'src/report/page/main.ts' },
    outdir: folder,
    format: 'iife',
    target: 'es2023',
  })
  return `${folder}/reporter.mjs`
}
