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
    name: 'all events are dropped',
    file: 'instrument.ts',
    find: '(hint.originalException instanceof OutOfStockError ? null : event)',
    replace: '(hint ? null : event)',
    says: 'would have matched',
  },
] as const satisfies readonly Fault[]
