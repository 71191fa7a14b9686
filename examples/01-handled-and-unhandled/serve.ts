import { once } from 'node:events'
import type { Express } from 'express'

/** Starts an app on a free port. */
export async function serve(app: Express): Promise<{ url: string; close: () => void }> {
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the app has no port')
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}
