import { createServer } from 'node:http'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { createFakeIngest } from 'expect-sentry/ingest'
import { expect, test } from 'vitest'

const allowing = createFakeTransport({ allowRequests: true })
Sentry.init(allowing.instrument({}))

function report(dsn: string) {
  const client = new Sentry.NodeClient({
    dsn,
    transport: Sentry.makeNodeTransport,
    stackParser: Sentry.defaultStackParser,
    integrations: [],
  })
  client.captureException(new TypeError('on its way'))
  return client.flush(5_000)
}

test('to a server of the test', async () => {
  const paths: (string | undefined)[] = []
  const server = createServer(({ url }, response) => {
    paths.push(url?.split('?')[0])
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  await report(`http://key@127.0.0.1:${port}/42`)
  expect(paths).toEqual(['/api/42/envelope/'])
  server.close()
})

test('to an ingest', async () => {
  const strict = createFakeTransport()
  Sentry.init(strict.instrument({}))
  await using ingest = await createFakeIngest()
  await report(ingest.dsn)
  await expect(ingest).toHaveCapturedException('on its way')
})
