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
  {
    name: 'only keys are scrubbed',
    file: 'scrub.ts',
    find: 'sk-live-\\w+|\\b\\d{4}(?:[ -]?\\d{4}){3}\\b',
    replace: 'sk-live-\\w+',
    says: 'secret 2',
  },
  {
    name: 'scrubbing stops at the first level',
    file: 'scrub.ts',
    find: "else if (value instanceof Object && key !== 'sdkProcessingMetadata') scrub(value)",
    replace: '',
    says: 'secret 1',
  },
] as const satisfies readonly Fault[]
