import type { Fault } from '../fault.js'

export default [
  {
    name: 'a boundary that reports as unhandled',
    file: 'app.tsx',
    find: '<Sentry.ErrorBoundary\n',
    replace: '<Sentry.ErrorBoundary\n        handled={false}\n',
    says: 'fields differ: handled',
  },
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
  {
    name: 'no tag for the widget',
    file: 'app.tsx',
    find: "beforeCapture={(scope) => scope.setTag('widget', 'cart')}",
    replace: '',
    says: '1 field differs: tags.widget',
  },
] as const satisfies readonly Fault[]
