import * as Sentry from '@sentry/browser'

Sentry.init({
  dsn: document.documentElement.dataset.dsn,
  release: 'shop@1.4.0',
  integrations: [Sentry.browserProfilingIntegration(), Sentry.replayIntegration()],
  tracesSampleRate: 1,
  profileSessionSampleRate: 1,
  profileLifecycle: 'trace',
  replaysOnErrorSampleRate: 1,
})

document.querySelector('#pay')?.addEventListener('click', () => {
  Sentry.setTag('page', 'cart')
  throw new TypeError('the cart has no total')
})

document.querySelector('#sort')?.addEventListener('click', () => {
  Sentry.startSpan({ name: 'sort the articles', op: 'ui' }, () => {
    const until = performance.now() + 150
    let steps = 0
    while (performance.now() < until) steps += Math.sqrt(steps + 1)
    return steps
  })
})
