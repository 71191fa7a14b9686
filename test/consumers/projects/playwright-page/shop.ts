import * as Sentry from '@sentry/browser'

Sentry.init({ dsn: new URLSearchParams(location.search).get('dsn') ?? undefined })

document.querySelector('#buy')?.addEventListener('click', () => {
  Sentry.captureException(new RangeError('the cart is empty'), { tags: { gateway: 'stripe' } })
})
document.querySelector('#bug')?.addEventListener('click', () => {
  throw new TypeError('no price')
})
