import * as Browser from '@sentry/browser'
import { initAndBind } from '@sentry/core'
import { ServerRuntimeClient } from '@sentry/core/server'
import * as Sentry from '@sentry/node'
import * as Sentry8 from '@sentry/node-8'
import * as Sentry9 from '@sentry/node-9'
import * as Sentry10 from '@sentry/node-10'
import { createFakeTransport } from 'expect-sentry'
import { expectTypeOf } from 'expect-type'

const sentry = createFakeTransport()
const { dsn, transport } = sentry

export function plainWay(): void {
  Sentry.init({ dsn, transport })
  Sentry8.init({ dsn, transport })
  Sentry9.init({ dsn, transport })
  Sentry10.init({ dsn, transport })
  Browser.init({ dsn, transport })
  initAndBind(ServerRuntimeClient, { dsn, transport, integrations: [], stackParser: () => [] })
}

export function everySdk(): void {
  const options = { release: 'shop@1.4.0', tracesSampleRate: 1 }
  Sentry.init(sentry.instrument(options))
  Sentry8.init(sentry.instrument(options))
  Sentry9.init(sentry.instrument(options))
  Sentry10.init(sentry.instrument(options))
  Browser.init(sentry.instrument(options))
}

export function hooksStayTyped(): void {
  Sentry.init(
    sentry.instrument({
      beforeSend(event, hint) {
        expectTypeOf(event).toEqualTypeOf<Sentry.ErrorEvent>()
        expectTypeOf(hint).toEqualTypeOf<Sentry.EventHint>()
        return event.tags?.drop ? null : event
      },
      beforeBreadcrumb(breadcrumb) {
        expectTypeOf(breadcrumb).toEqualTypeOf<Sentry.Breadcrumb>()
        return breadcrumb
      },
      integrations: [Sentry.captureConsoleIntegration()],
      initialScope: { tags: { shop: 'nice' } },
    }),
  )
}

export function theRestOfTheOptionsStays(): void {
  const options = sentry.instrument({ release: 'shop@1.4.0', enabled: false })
  expectTypeOf(options.release).toEqualTypeOf<string>()
  expectTypeOf(options.dsn).toEqualTypeOf<string>()
  expectTypeOf(options.transportOptions.bufferSize).toEqualTypeOf<number>()
}

export function optionsOfOneSdkAlone(): void {
  Sentry.init(sentry.instrument({ serverName: 'web-1' }))
  Sentry8.init(sentry.instrument({ serverName: 'web-1', includeLocalVariables: true }))
  const given: Sentry.NodeOptions = { serverName: 'web-1', release: 'shop@1.4.0' }
  Sentry.init(sentry.instrument(given))
  const partly = sentry.instrument({ serverName: 'web-1' })
  expectTypeOf(partly.serverName).toEqualTypeOf<string>()
}

export function refused(): void {
  // @ts-expect-error a release is a text
  sentry.instrument({ release: 7 })
  // @ts-expect-error beforeSend gives back an event or null
  sentry.instrument({ beforeSend: () => 'sent' })
  // @ts-expect-error no option of a fake transport
  createFakeTransport({ autoreset: false })
  // @ts-expect-error milliseconds
  createFakeTransport({ settleTimeout: '2s' })
  // @ts-expect-error a status is a number
  sentry.respondWith({ statusCode: '429' })
  // @ts-expect-error an answer has a status
  sentry.respondWith({ headers: { 'Retry-After': '60' } })
  // @ts-expect-error an SDK or a client
  sentry.attach('@sentry/node')
}

export async function accepted(): Promise<void> {
  createFakeTransport({ dsn, autoReset: false, strict: true, settleTimeout: 500 })
  sentry.respondWith({ statusCode: 429, headers: { 'Retry-After': '60' } })
  sentry.respondWith(new Error('the network is down'))
  sentry.respondWith(({ items }) => (items.length > 1 ? { statusCode: 413 } : undefined))
  sentry.respondWith(async () => ({ statusCode: 500 }))
  expectTypeOf(sentry.attach(Sentry)).toEqualTypeOf<() => void>()
  const client = Sentry.getClient()
  if (client) sentry.attach(client)
}
