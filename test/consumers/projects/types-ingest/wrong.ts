import { expectSentry } from 'expect-sentry'
import { createFakeIngest } from 'expect-sentry/ingest'

// each line is a mistake that has to be a compile error
export async function mistakes(): Promise<void> {
  // @ts-expect-error an option that does not exist
  const sentry = await createFakeIngest({ dsn: 'https://public@sentry.example.com/1' })
  // @ts-expect-error arguments are a list
  await sentry.run('node', 'app.js')
  // @ts-expect-error an option of spawn that run() does not take
  await sentry.run('node', ['app.js'], { shell: true })
  // @ts-expect-error a member of a fake transport alone
  sentry.instrument({})
  // @ts-expect-error no page
  await sentry.route({})
  // @ts-expect-error a matcher that does not exist
  await expectSentry(sentry).toHaveCapturedCrash()
  // @ts-expect-error a query key that no event has
  await expectSentry(sentry).toHaveCapturedUnhandled({ tag: { gateway: 'stripe' } })
}
