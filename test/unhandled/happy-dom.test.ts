// @vitest-environment happy-dom
import * as Sentry from '@sentry/browser'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
import { domSuite } from './dom.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

domSuite(sentry)

// happy-dom tells no window of it: the error comes back to whoever clicked
test('an error in a listener is thrown by click()', async () => {
  const button = document.createElement('button')
  button.addEventListener('click', () => {
    throw new TypeError('clicked')
  })
  expect(() => button.click()).toThrow('clicked')
})
