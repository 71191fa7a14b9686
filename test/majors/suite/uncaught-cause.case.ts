import { expect, test } from 'vitest'
import { facts, kind } from './cell.js'
import { throwUncaught } from './crash.js'
import { init, sentry } from './recording.js'

// in a file of its own: on Node the SDK takes one uncaught error in the life of a process
init()

kind('causes', {
  works() {
    test('an uncaught error with one is unhandled, whatever its tag says', async () => {
      throwUncaught(new Error('outer', { cause: new TypeError('inner') }))
      await expect(sentry).toHaveCapturedUnhandled('outer', {
        tags: { handled: facts.handledTagWithCause },
        causes: [{ value: 'inner' }],
      })
      await expect(sentry).not.toHaveCapturedHandled()
    })
  },
})
