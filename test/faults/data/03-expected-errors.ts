import type { Fault } from '../fault.js'

export default [
  {
    name: 'what is sold out is reported',
    file: 'instrument.ts',
    find: 'instanceof OutOfStockError ? null : event',
    replace: 'instanceof OutOfStockError ? event : event',
    says: 'before_send',
  },
  {
    name: 'what is ignored is not ignored any more',
    file: 'instrument.ts',
    find: "ignoreErrors: ['the visitor has gone'],",
    replace: '',
    says: 'event_processor',
  },
  {
    name: 'what is not found is reported',
    file: 'app.ts',
    find: "app.get('/articles/:sku', (request) => {",
    replace:
      "app.get('/articles/:sku', (request) => {\n    Sentry.captureException(new NotFoundError('no article'))",
    says: 'NotFoundError',
  },
  {
    name: 'all events are dropped',
    file: 'instrument.ts',
    find: '(hint.originalException instanceof OutOfStockError ? null : event)',
    replace: '(hint ? null : event)',
    says: 'would have matched',
  },
] as const satisfies readonly Fault[]
