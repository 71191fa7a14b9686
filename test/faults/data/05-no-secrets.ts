import type { Fault } from '../fault.js'

export default [
  {
    name: 'events are not scrubbed',
    file: 'instrument.ts',
    find: 'beforeSend: scrub,',
    replace: '',
    says: 'secret 1',
  },
  {
    name: 'spans are not scrubbed',
    file: 'instrument.ts',
    find: 'beforeSendSpan: scrub,',
    replace: '',
    says: 'span #1',
  },
  {
    name: 'metrics are not scrubbed',
    file: 'instrument.ts',
    find: 'beforeSendMetric: scrub,',
    replace: '',
    says: 'metric #1',
  },
] as const satisfies readonly Fault[]
