import { rm } from 'node:fs/promises'
import { defineConfig } from 'tsup'
import { nodeDoors, requireTheRunner, writeDoors } from './bundling/doors.js'
import {
  exportAtOnce,
  loadTheRestLater,
  shareTheCore,
  shareTheLightPart,
} from './bundling/parts.js'

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
    onSuccess: writeDoors,
  },
  {
    entry: ['src/light.ts'],
    format: 'cjs',
    target: 'es2022',
    splitting: false,
    minify: true,
    esbuildPlugins: [loadTheRestLater(), exportAtOnce('src/light.ts')],
    esbuildOptions(options) {
      // which is what that plugin writes
      options.logOverride = { 'commonjs-variable-in-esm': 'silent' }
    },
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
    external: [/^expect-sentry(?!\/runner)/, 'bun:test'],
    esbuildPlugins: [requireTheRunner()],
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
