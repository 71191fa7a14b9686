import * as Sentry from '@sentry/node'
import express, { type Express } from 'express'
import { NotFoundError, OutOfStockError } from './errors.js'

/** A shop in which some errors are a part of the trade. */
export function createApp(): Express {
  const app = express()

  // expected, and never captured: the SDK reports what answers with 500 or more
  app.get('/articles/:sku', (request) => {
    throw new NotFoundError(`no article ${request.params.sku}`)
  })

  // expected, captured by the report of last resort, and dropped by `beforeSend`
  app.get('/order', (_request, response) => {
    answerWith(new OutOfStockError('mug-01 is sold out'), response)
  })

  // of no interest, captured, and dropped by `ignoreErrors`
  app.get('/download', (_request, response) => {
    answerWith(new Error('the visitor has gone'), response)
  })

  // a bug
  app.get('/total', (_request, response) => {
    response.json({ total: JSON.parse('{}').items.length })
  })

  return app
}

function answerWith(error: Error, response: express.Response): void {
  Sentry.captureException(error)
  response.status(409).json({ error: error.message })
}
