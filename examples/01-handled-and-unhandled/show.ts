import './instrument.js'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { createApp } from './app.js'
import { serve } from './serve.js'

// what Sentry would show after one visit to each route
const sentry = createFakeTransport()
sentry.attach(Sentry)
const { url, close } = await serve(createApp())

for (const path of ['/handled', '/message', '/unhandled']) {
  const response = await fetch(url + path)
  console.log(`GET ${path}\n  ${response.status} ${await response.text()}`)
}
close()

await sentry.settled()
console.log()
sentry.print()
