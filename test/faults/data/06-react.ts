import type { Fault } from '../fault.js'

export default [
  {
    name: 'the root does not report',
    file: 'app.tsx',
    find: 'onUncaughtError: Sentry.reactErrorHandler(),',
    replace: 'onUncaughtError: () => {},',
    says: 'an unhandled TypeError',
  },
  {
    name: 'feedback leads nowhere',
    file: 'app.tsx',
    find: ', associatedEventId: eventId }',
    replace: ' }',
    says: '1 field differs: associated_event_id',
  },
] as const satisfies readonly Fault[]
