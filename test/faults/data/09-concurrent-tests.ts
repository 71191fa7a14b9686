import type { Fault } from '../fault.js'

export default [
  {
    name: 'a wrong tag',
    file: 'app.ts',
    find: '{ tags: { currency } }',
    replace: "{ tags: { currency: 'any' } }",
    says: '1 field differs: tags.currency',
  },
  {
    name: 'a message beside the error',
    file: 'app.ts',
    find: 'return rate\n',
    replace: "Sentry.captureMessage('asked for a rate')\n  return rate\n",
    says: 'asked for a rate',
  },
] as const satisfies readonly Fault[]
