import * as Sentry from '@sentry/nextjs'
import { createFakeTransport } from 'expect-sentry'
import { notFound, redirect } from 'next/navigation.js'
import { expect, test } from 'vitest'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ tracesSampleRate: 1 }))

const route = { method: 'GET', parameterizedRoute: '/api/orders/[id]' } as const

test('captureRequestError, which instrumentation.ts exports as onRequestError', async () => {
  Sentry.captureRequestError(
    new TypeError('no order'),
    { path: '/orders/7', method: 'GET', headers: {} },
    { routerKind: 'App Router', routePath: '/orders/[id]', routeType: 'render' },
  )

  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    mechanism: { type: 'auto.function.nextjs.on_request_error' },
    contexts: { nextjs: { route_type: 'render', router_path: '/orders/[id]' } },
    tags: { handled: 'no', transaction: 'GET /orders/[id]' },
    times: 1,
  })
})

test('a route handler', async () => {
  const GET = Sentry.wrapRouteHandlerWithSentry((): Promise<Response> => {
    throw new RangeError('no such page')
  }, route)

  await expect(GET()).rejects.toThrow('no such page')
  await expect(sentry).toHaveCapturedUnhandled(RangeError, {
    mechanism: { type: 'auto.function.nextjs.route_handler' },
    transaction: 'GET /api/orders/[id]',
  })
})

test('a server component', async () => {
  const Page = Sentry.wrapServerComponentWithSentry(
    (_props: { id: number }): string => {
      throw new RangeError('no such page')
    },
    { componentRoute: '/orders/[id]', componentType: 'Page' },
  )

  expect(() => Page({ id: 7 })).toThrow('no such page')
  await expect(sentry).toHaveCapturedUnhandled(RangeError, {
    mechanism: { type: 'auto.function.nextjs.server_component' },
    transaction: 'Page Server Component (/orders/[id])',
  })
})

test('a server action, with its span', async () => {
  const order = Sentry.withServerActionInstrumentation('order', {}, () => {
    throw new TypeError('no stock')
  })

  await expect(order).rejects.toThrow('no stock')
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    mechanism: { type: 'auto.function.nextjs.server_action' },
  })
  await expect(sentry).toHaveCapturedTransaction(/order/, { status: 'error' })
})

test('redirect() and notFound() are no errors', async () => {
  const away = Sentry.wrapRouteHandlerWithSentry(async () => redirect('/login'), route)
  const missing = Sentry.wrapRouteHandlerWithSentry(async () => notFound(), route)

  await expect(away()).rejects.toThrow('NEXT_REDIRECT')
  await expect(missing()).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
  await expect(sentry).not.toHaveCapturedEvent()
})
