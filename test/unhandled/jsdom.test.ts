// @vitest-environment jsdom
import * as Sentry from '@sentry/browser'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { domSuite } from './dom.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

domSuite(sentry)

// jsdom tells the window of it, as a browser does, and the runner would fail the run
test('an error in a listener', async () => {
  const button = document.createElement('button')
  button.addEventListener('click', () => {
    throw new TypeError('clicked')
  })
  await sentry.allowUnhandled(() => button.click())
  await expect(sentry).toHaveCapturedUnhandled('clicked', {
    mechanism: { type: /addEventListener$/ },
    times: 1,
  })
})

test('an error event that the app dispatches', async () => {
  const bug = new RangeError('told to the window')
  await sentry.allowUnhandled(() =>
    window.dispatchEvent(
      new ErrorEvent('error', { error: bug, message: bug.message, cancelable: true }),
    ),
  )
  await expect(sentry).toHaveCapturedUnhandled('told to the window', {
    mechanism: { type: 'auto.browser.global_handlers.onerror' },
    times: 1,
  })
})
