import { type CapturedEvent, expectSentry } from 'expect-sentry'
import {
  createFakeIngest,
  type FakeIngest,
  type ProgramResult,
  type RefusedRequest,
  type RoutablePage,
} from 'expect-sentry/ingest'

export async function whatUsersWrite(page: RoutablePage): Promise<CapturedEvent> {
  const sentry: FakeIngest = await createFakeIngest({ port: 0, settleTimeout: 500 })
  const { exitCode, signal, stdout }: ProgramResult = await sentry.run('node', ['app.js'], {
    env: { ...sentry.env, DEBUG: undefined },
    preload: true,
  })
  const wasKilled: boolean = exitCode === null && signal === 'SIGTERM' && stdout === ''
  const program = sentry.run('node', ['server.js'])
  const [, port = ''] = await program.printed(/listening on (\d+)/)
  program.kill()
  sentry.respondWith(({ items }) => (items.length > Number(port) ? undefined : { statusCode: 429 }))
  const letGo = await sentry.route(page, { tunnel: '/monitoring' })
  await letGo()
  await expectSentry(sentry).toHaveCapturedUnhandled(TypeError, { level: 'fatal' })
  await expectSentry(sentry).not.toHaveDropped('network_error', { times: wasKilled ? 1 : 2 })
  const refused: readonly RefusedRequest[] = sentry.refused
  const status: number | undefined = refused[0]?.statusCode
  await sentry.close()
  return sentry.waitForEvent({ level: 'error' }, { timeout: status ?? 0 })
}
