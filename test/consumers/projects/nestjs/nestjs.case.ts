import 'reflect-metadata'
import * as Sentry from '@sentry/nestjs'
import { createFakeTransport } from 'expect-sentry'

const sentry = createFakeTransport()
// before Nest is loaded, as the app's instrument.ts does it
Sentry.init(sentry.instrument())

const { Controller, Get, Module, NotFoundException } = await import('@nestjs/common')
const { APP_FILTER, NestFactory } = await import('@nestjs/core')
const { SentryGlobalFilter, SentryModule } = await import('@sentry/nestjs/setup')
const { afterAll, beforeAll, expect, test } = await import('vitest')

class Orders {
  broken(): never {
    throw new TypeError('no stock')
  }
  missing(): never {
    throw new NotFoundException('no such order')
  }
  caught(): string {
    return Sentry.captureException(new RangeError('caught'))
  }
}
// what @Controller() and @Get() do, for a Vitest that compiles no decorators
Controller('orders')(Orders)
for (const name of ['broken', 'missing', 'caught'] as const) {
  const descriptor = Object.getOwnPropertyDescriptor(Orders.prototype, name)
  if (descriptor) Get(name)(Orders.prototype, name, descriptor)
}

class AppModule {}
Module({
  imports: [SentryModule.forRoot()],
  controllers: [Orders],
  providers: [{ provide: APP_FILTER, useClass: SentryGlobalFilter }],
})(AppModule)

const app = await NestFactory.create(AppModule, { logger: false })
beforeAll(() => app.listen(0, '127.0.0.1'))
afterAll(() => app.close())

async function request(path: string): Promise<Response> {
  return fetch(`${await app.getUrl()}/orders/${path}`)
}

test('an error in a controller', async () => {
  const { status } = await request('broken')

  expect(status).toBe(500)
  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    mechanism: { type: 'auto.http.nestjs.global_filter' },
    transaction: 'GET /orders/broken',
    times: 1,
  })
})

test('an HttpException is an answer, not an error', async () => {
  const { status } = await request('missing')

  expect(status).toBe(404)
  await expect(sentry).not.toHaveCapturedEvent()
})

test('what a controller catches and reports itself', async () => {
  const response = await request('caught')

  await expect(sentry).toHaveCapturedHandled(RangeError, { event_id: await response.text() })
  await expect(sentry).not.toHaveCapturedUnhandled()
})
