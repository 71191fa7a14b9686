import * as Sentry from '@sentry/browser'

declare const DSN: string

Sentry.init({ dsn: DSN, release: 'shop@1.4.0' })

document.querySelector('#buy')?.addEventListener('click', () => {
  Sentry.captureException(new RangeError('the cart is empty'), { tags: { gateway: 'stripe' } })
})
document.querySelector('#bug')?.addEventListener('click', () => {
  throw new TypeError('no price')
})
