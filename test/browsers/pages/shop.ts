import * as Sentry from '@sentry/browser'

// as an app has it: fixed at build time, or, in this one, told by whoever opens the page
const dsn = new URLSearchParams(location.search).get('dsn') ?? FIXED_DSN

Sentry.init({
  dsn,
  release: 'shop@1.4.0',
  environment: 'staging',
  integrations: [Sentry.replayIntegration({ useCompression: false })],
  replaysOnErrorSampleRate: 1,
})

button('handled', () => {
  try {
    throw new RangeError('the cart is empty')
  } catch (error) {
    show(Sentry.captureException(error, { tags: { gateway: 'stripe' } }))
  }
})

button('message', () => {
  show(Sentry.captureMessage('mugs are running low', 'warning'))
})

button('throw', () => {
  throw new TypeError('nobody caught this')
})

button('reject', () => {
  void Promise.reject(new TypeError('nobody awaited this'))
})

button('feedback', () => {
  show(Sentry.captureFeedback({ message: 'the cart is broken', email: 'ann@example.com' }))
})

button('attach', () => {
  Sentry.withScope((scope) => {
    scope.addAttachment({ filename: 'cart.json', data: '{"sku":"mug-01"}' })
    show(Sentry.captureException(new RangeError('the cart is odd')))
  })
})

button('log', () => {
  Sentry.logger.info('an order was placed', { sku: 'mug-01' })
})

function button(name: string, onClick: () => void): void {
  const element = document.createElement('button')
  element.textContent = name
  element.addEventListener('click', onClick)
  document.body.append(element)
}

/** Shows the `event_id`, as a page would tell it to support. */
function show(event_id: string): void {
  const element = document.createElement('output')
  element.textContent = event_id
  document.body.append(element)
}

declare const FIXED_DSN: string
