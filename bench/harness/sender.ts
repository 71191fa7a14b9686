import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { captureMixed } from './events.js'
import { captureAll, DSN, initCore } from './sdk.js'
import { timeOnce } from './time.js'

/**
 * The process that sends to the server of an arm, so that its work is not counted as the server's.
 * What it sends is made before: envelopes as the SDK writes them, each another one.
 */
const [dsn = '', count = '0', connections = '1'] = process.argv.slice(2)
const { hostname, port, pathname, username } = new URL(dsn)
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) })

const bodies = await envelopes(Number(count))
process.once('message', async () => {
  const time = await timeOnce(() =>
    Promise.all(Array.from({ length: Number(connections) }, sendOn)),
  )
  process.send?.({ time })
  process.disconnect()
  agent.destroy()
})
process.send?.('ready')

/** One after the other, each when the one before was answered. */
async function sendOn(): Promise<void> {
  for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
    const sending = request({
      agent,
      hostname,
      port,
      method: 'POST',
      path: `/api${pathname}/envelope/?sentry_version=7&sentry_key=${username}`,
      headers: { 'content-length': Buffer.byteLength(body) },
    })
    sending.end(body)
    const [response]: IncomingMessage[] = await once(sending, 'response')
    if (response?.statusCode !== 200)
      throw new Error(`The server answered ${response?.statusCode}.`)
    await once(response.resume(), 'end')
  }
}

async function envelopes(wanted: number): Promise<(string | Uint8Array)[]> {
  const { createTransport } = await import('@sentry/core')
  const made: (string | Uint8Array)[] = []
  const sdk = await initCore({
    dsn: DSN,
    transport: (options) =>
      createTransport(options, ({ body }) => {
        made.push(body)
        return Promise.resolve({ statusCode: 200 })
      }),
  })
  await captureAll(sdk, wanted, (index) => {
    captureMixed(sdk, index)
  })
  return made
}
