import * as Sentry from '@sentry/node'
import * as Sentry10 from '@sentry/node-10'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'

/** In a file of its own: of each client only the first uncaught exception is captured. */
const of10 = createFakeTransport()
const of11 = createFakeTransport()
Sentry10.init(of10.instrument({}))
Sentry.init(of11.instrument({}))

test('an uncaught exception without a cause is told alike by the tag and the flag', async () => {
  const listeners = process
    .listeners('uncaughtException')
    // Sentry's own; the runner's would fail the run
    .filter((listener) => Reflect.get(listener, '_errorHandler') === true)
  expect(listeners).toHaveLength(2)
  for (const listener of listeners) listener(new TypeError('boom'), 'uncaughtException')
  for (const sentry of [of10, of11]) {
    await expect(sentry).toHaveCapturedUnhandled(TypeError, {
      level: 'fatal',
      tags: { handled: 'no', mechanism: 'auto.node.onuncaughtexception', level: 'fatal' },
      times: 1,
    })
  }
})
