import type { Fault } from '../fault.js'

export default [
  {
    name: 'a run is left open',
    file: 'app.ts',
    find: 'for (const receipt of receipts) await store(receipt)',
    replace:
      'if (receipts.length === 0) return\n  for (const receipt of receipts) await store(receipt)',
    says: 'never closed',
  },
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
  {
    name: 'a check-in that closes none',
    file: 'app.ts',
    find: "{ monitorSlug, checkInId, status: 'ok' }",
    replace: "{ monitorSlug, status: 'ok' }",
    says: 'check-in',
  },
] as const satisfies readonly Fault[]
