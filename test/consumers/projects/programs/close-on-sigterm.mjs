import { createServer } from 'node:http'
import { Sentry } from './sdk.mjs'

Sentry.init({})
const server = createServer()
process.once('SIGTERM', async () => {
  Sentry.captureMessage('shutting down')
  await Sentry.close(30_000)
  server.close()
})
server.listen(0, '127.0.0.1', () => console.log('listening'))
