import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { test } from 'vitest'
import { reportElsewhere } from '../../../runners/other-client.js'

test('with a transport that is connected in this test', async () => {
  Sentry.init(createFakeTransport().instrument({}))
  await reportElsewhere(new TypeError('on its way'))
})
