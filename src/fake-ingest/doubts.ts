/** Why nothing that is asserted on an ingest could be believed. */

export const UNKNOWN =
  'Nobody was ever told of this ingest, so nothing could be reported to it: start the program ' +
  'with sentry.run(command, args), or give it sentry.dsn or sentry.env.'

export const SHARED =
  'Tests that run concurrently share this ingest: nobody can tell whose report is whose. Make one in ' +
  'each test (await using sentry = await createFakeIngest()), or run them one after the other. An ' +
  'event whose id a test knows is at sentry.event(event_id).'
