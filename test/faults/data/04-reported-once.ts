import type { Fault } from '../fault.js'

export default [
  {
    name: 'an error is reported on both levels',
    file: 'app.ts',
    find: '  throw new DeliveryError(',
    replace: "  Sentry.captureException(new DeliveryError('given up'))\n  throw new DeliveryError(",
    says: '1 event unasserted',
  },
  {
    name: 'the error loses its cause',
    file: 'app.ts',
    find: 'attempts`, { cause })',
    replace: 'attempts`)',
    says: '1 field differs: causes',
  },
] as const satisfies readonly Fault[]
