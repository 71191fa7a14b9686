import type { CapturedEvent } from '../captured/event.js'
import { firstUnhandled } from '../captured/exceptions.js'
import type { Condition } from './ask.js'
import { stringify } from './words/stringify.js'

/** No exception of the chain is unhandled: what Sentry's own "Unhandled" flag says (snuba). */
export const handled = condition('handled', false)

/** Some exception of the chain is unhandled. */
export const unhandled = condition('unhandled', true)

function condition(adjective: 'handled' | 'unhandled', wanted: boolean): Condition<CapturedEvent> {
  return {
    adjective,
    field: {
      key: 'handled',
      isIdentity: false,
      excludes: ({ exceptions }) => (firstUnhandled(exceptions) !== undefined) !== wanted,
      matches: (event) => event.unhandled === wanted,
      differences: (event) => (event.unhandled === wanted ? [] : ['handled']),
      project: (event) => ({
        expected: { handled: wanted ? 'no' : 'yes' },
        actual: { handled: event.unhandled ? 'no' : 'yes' },
      }),
    },
    hint: disagreement,
  }
}

/**
 * Where Sentry's own answers disagree: the tag reads the captured exception alone, the flag the
 * whole chain. So it is with SDK 8 to 10 when an unhandled error has a cause.
 */
function disagreement(event: CapturedEvent): string | undefined {
  const culprit = event.firstUnhandled
  if (!culprit || event.handled === 'no') return undefined
  const tag = event.handled ? `tagged handled: ${event.handled}` : 'without the tag handled'
  const mechanism = Object(culprit.mechanism).type
  return (
    `is ${tag}, yet unhandled to Sentry's issue flag and search: ${stringify(culprit.type)} in its ` +
    `chain, ${stringify(culprit.value)}, carries handled: no (mechanism ${mechanism})`
  )
}
