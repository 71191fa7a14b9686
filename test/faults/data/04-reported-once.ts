import type { Fault } from '../fault.js'

export default [
  {
    name: 'every attempt is reported',
    file: 'app.ts',
    find: 'cause = error',
    replace: 'cause = error\n      Sentry.captureException(error)',
    says: 'SmtpError',
  },
  {
    name: 'an error is reported on both levels',
    file: 'app.ts',
    find: '  throw new DeliveryError(',
    replace: "  Sentry.captureException(new DeliveryError('given up'))\n  throw new DeliveryError(",
    says: 'tags.letter',
  },
  {
    name: 'the error loses its cause',
    file: 'app.ts',
    find: 'attempts`, { cause })',
    replace: 'attempts`)',
    says: '1 field differs: causes',
  },
  {
    name: 'the cause is reported in its place',
    file: 'app.ts',
    find: 'throw new DeliveryError(',
    replace: 'throw cause ?? new DeliveryError(',
    says: 'SmtpError',
  },
  {
    name: 'one attempt too few',
    file: 'app.ts',
    find: 'const ATTEMPTS = 3',
    replace: 'const ATTEMPTS = 2',
    says: 'DeliveryError',
  },
] as const satisfies readonly Fault[]
