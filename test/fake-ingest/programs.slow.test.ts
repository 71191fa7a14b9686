import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { createFakeIngest, type RunOptions } from 'expect-sentry/ingest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** Programs take as long as the machine lets them; what is asserted depends on no clock. */
const TIMEOUT = 120_000

const sentry = await createFakeIngest()
afterAll(() => sentry.close())

function run(program: string, SDK_MAJOR: string, options: RunOptions = {}) {
  const path = fileURLToPath(new URL(`./programs/${program}`, import.meta.url))
  return sentry.run(process.execPath, [path], {
    ...options,
    env: { SDK_MAJOR, ...options.env },
  })
}

describe.each(['8', '9', '10', '11'])('SDK %s', { timeout: TIMEOUT }, (major) => {
  test('handled, then flushed', async () => {
    const { exitCode, stdout } = await run('handled-then-flush.mjs', major)
    expect(exitCode).toBe(0)
    await expect(sentry).toHaveCapturedHandled(RangeError, {
      event_id: stdout.trim(),
      level: 'error',
      tags: { gateway: 'stripe', handled: 'yes', mechanism: 'generic' },
      times: 1,
    })
    await expect(sentry).toHaveCapturedNothingElse()
  })

  test('an uncaught exception', async () => {
    const { exitCode, signal, stderr } = await run('uncaught.mjs', major)
    expect({ exitCode, signal }).toEqual({ exitCode: 1, signal: null })
    expect(stderr).toContain('TypeError: boom')
    await expect(sentry).toHaveCapturedUnhandled(TypeError, {
      value: 'boom',
      level: 'fatal',
      mechanism: { type: /onuncaughtexception$/, handled: false },
      times: 1,
    })
  })

  test('an unhandled rejection', async () => {
    const { exitCode } = await run('unhandled-rejection.mjs', major)
    expect(exitCode).toBe(0)
    await expect(sentry).toHaveCapturedUnhandled('nobody awaits this', {
      mechanism: { type: /onunhandledrejection$/, handled: false },
      times: 1,
    })
  })

  test('SIGTERM, and Sentry.close', async () => {
    const program = run('close-on-sigterm.mjs', major)
    await program.printed(/listening/)
    program.kill('SIGTERM')
    expect(await program).toMatchObject({ exitCode: 0, signal: null, stdout: 'listening\n' })
    await expect(sentry).toHaveCapturedMessage('shutting down', { times: 1 })
  })

  test('an exit without a flush loses the event', async () => {
    const { exitCode } = await run('exit-without-flush.mjs', major)
    expect(exitCode).toBe(3)
    await expect(sentry).not.toHaveCapturedEvent()
    await expect(expect(sentry).toHaveCapturedException('lost')).rejects.toThrow(
      'Captured: nothing (no envelope reached the ingest)',
    )
  })
})

test('a signal that ends a program', { timeout: TIMEOUT }, async () => {
  const program = run('close-on-sigterm.mjs', '11')
  await program.printed(/listening/)
  program.kill('SIGKILL')
  expect(await program).toMatchObject({ exitCode: null, signal: 'SIGKILL' })
  await expect(sentry).not.toHaveCapturedEvent()
})

describe('a program with a DSN of its own', () => {
  let folder = ''
  let preload = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'expect-sentry-preload-'))
    preload = join(folder, 'preload.cjs')
    await build({
      entryPoints: [fileURLToPath(new URL('../../src/preload.ts', import.meta.url))],
      outfile: preload,
      bundle: true,
      platform: 'node',
      format: 'cjs',
    })
  }, TIMEOUT)
  afterAll(() => rm(folder, { recursive: true }))

  test.each(['8', '9', '10', '11'])('SDK %s, ESM', { timeout: TIMEOUT }, async (major) => {
    const env = { NODE_OPTIONS: `--import=${preload}` }
    const { exitCode } = await run('fixed-dsn.mjs', major, { env })
    expect(exitCode).toBe(7)
    await expect(sentry).toHaveCapturedHandled('fixed', { times: 1 })
    await expect(sentry).toHaveCapturedHandled(RangeError, { value: /^x{200}/, times: 1 })
    expect(sentry.refused).toEqual([])
  })

  test.each(['8', '9', '10', '11'])('SDK %s, CommonJS', { timeout: TIMEOUT }, async (major) => {
    const env = { NODE_OPTIONS: `--require=${preload}` }
    const { exitCode } = await run('fixed-dsn.cjs', major, { env })
    expect(exitCode).toBe(1)
    await expect(sentry).toHaveCapturedUnhandled(TypeError, { value: 'fixed', times: 1 })
  })

  test('without an ingest, it does not start', { timeout: TIMEOUT }, async () => {
    const env = { NODE_OPTIONS: `--import=${preload}`, SENTRY_DSN: undefined }
    const { exitCode, stderr } = await run('fixed-dsn.mjs', '11', { env })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('SENTRY_DSN names none')
  })
})
