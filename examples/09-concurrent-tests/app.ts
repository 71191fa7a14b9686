import { createServer, type Server } from 'node:http'
import * as Sentry from '@sentry/node'

const RATES = new Map([
  ['USD', 1.1],
  ['GBP', 0.9],
])

/** A currency that nobody has a rate for. */
export class RateError extends Error {
  override readonly name = 'RateError'
}

/** Exchange rates, which take their time to come. */
export async function rateOf(currency: string): Promise<number | undefined> {
  await new Promise(setImmediate)
  const rate = RATES.get(currency)
  if (rate === undefined) {
    Sentry.captureException(new RateError(`no rate for ${currency}`), { tags: { currency } })
  }
  return rate
}

/** The same over HTTP: `/USD` answers `1.1`. */
export function createRatesServer(): Server {
  return createServer(async (request, response) => {
    const rate = await rateOf((request.url ?? '').slice(1))
    response.writeHead(rate === undefined ? 404 : 200).end(String(rate ?? ''))
  })
}
