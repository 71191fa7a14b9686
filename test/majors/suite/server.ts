import { createServer } from 'node:http'
import * as Sentry from './sdk.js'

/** Answers some requests, one after the other; an error on `/lost` is captured as unhandled. */
export async function serve(paths: readonly string[]): Promise<void> {
  let closed = () => {}
  const server = createServer((request, response) => {
    response.once('close', () => closed())
    if (request.url === '/lost') {
      Sentry.captureException(new Error('lost'), { mechanism: { type: 'job', handled: false } })
    }
    response.end('done')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  for (const path of paths) {
    const ended = new Promise<void>((resolve) => {
      closed = resolve
    })
    await fetch(`http://127.0.0.1:${port}${path}`)
    await ended
  }
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
