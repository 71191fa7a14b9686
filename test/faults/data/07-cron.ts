import type { Fault } from '../fault.js'

export default [
  {
    name: 'nobody says why it failed',
    file: 'app.ts',
    find: "Sentry.captureException(error, { tags: { job: 'nightly-report' } })",
    replace: 'void error',
    says: 'Captured: no',
  },
  {
    name: 'another schedule',
    file: 'app.ts',
    find: "value: '0 2 * * *'",
    replace: "value: '0 3 * * *'",
    says: 'monitor_config.schedule.value',
  },
] as const satisfies readonly Fault[]
