import type { CapturedEvent } from '../captured/event.js'
import { majorOf, type SdkClient } from '../fake-transport/sdk.js'
import { plural } from '../matchers/words/plural.js'

/** At most so many titles stand in a text. */
const TITLES = 5

/** Names events that came in beside isolated tests and belong to none. */
export function straysText(events: readonly CapturedEvent[]): string {
  const titles = [...new Set(events.map(({ title }) => title))]
  const more = titles.length > TITLES ? `, and ${titles.length - TITLES} more` : ''
  return (
    `${plural(events.length, 'event')} that belong${events.length === 1 ? 's' : ''} to no test ` +
    `(${titles.slice(0, TITLES).join(', ')}${more}). What a server reports finds its test by the ` +
    'trace headers of the request: with SDK 10 and 11, when the test makes it with fetch or ' +
    'node:http. What is meant to belong to none can be asserted in afterAll, on the recording that ' +
    'the file shares.'
  )
}

/** Since SDK 10 a request made in a test carries the test's trace. */
export function tellsTestsApart(client: SdkClient | undefined): boolean {
  return majorOf(client) >= 10
}
