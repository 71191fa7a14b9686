import type { Fault } from '../fault.js'

export default [
  {
    name: 'a metric without attributes',
    file: 'app.ts',
    find: "Sentry.metrics.count('orders', 1, { attributes: { country: cart.country } })",
    replace: "Sentry.metrics.count('orders')",
    says: 'attributes.country',
  },
  {
    name: 'another unit',
    file: 'app.ts',
    find: "{ unit: 'euro' }",
    replace: "{ unit: 'cent' }",
    says: '1 field differs: unit',
  },
  {
    name: 'a log without values',
    file: 'app.ts',
    find: ', { total })',
    replace: ')',
    says: 'attributes.total',
  },
  {
    name: 'a span of another name',
    file: 'app.ts',
    find: "name: 'add up'",
    replace: "name: 'sum'",
    says: 'a span "add up"',
  },
  {
    name: 'tracing is off',
    file: 'instrument.ts',
    find: ', tracesSampleRate: 1',
    replace: '',
    says: 'no transaction',
  },
] as const satisfies readonly Fault[]
