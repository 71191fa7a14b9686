import * as Sentry from '@sentry/vue'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { type App, createApp, defineComponent, h } from 'vue'

const sentry = createFakeTransport()

const Broken = defineComponent({
  name: 'PriceTag',
  render: () => {
    throw new TypeError('no price')
  },
})

function mount(ofTheApp?: App['config']['errorHandler']): void {
  const app = createApp({ render: () => h(Broken) })
  app.config.errorHandler = ofTheApp
  app.config.warnHandler = () => {}
  Sentry.init(sentry.instrument({ app }))
  app.mount(document.createElement('div'))
}

test('an error in a component: unhandled, and thrown on', async () => {
  expect(() => mount()).toThrow('no price')

  await expect(sentry).toHaveCapturedUnhandled(TypeError, {
    mechanism: { type: 'auto.function.vue.error_handler' },
    contexts: { vue: { componentName: '<PriceTag>' } },
    times: 1,
  })
})

test('with an error handler of the app: handled', async () => {
  const seen: unknown[] = []
  mount((error) => seen.push(error))

  expect(seen).toHaveLength(1)
  await expect(sentry).toHaveCapturedHandled(TypeError, {
    mechanism: { type: 'auto.function.vue.error_handler' },
    times: 1,
  })
  await expect(sentry).not.toHaveCapturedUnhandled()
})
