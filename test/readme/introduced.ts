/** What a part of a file is about: the README has introduced all of it. */
export const INTRODUCED = `
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { expect, test } from 'vitest'
const sentry = createFakeTransport()
class PaymentError extends Error { override name = 'PaymentError' }
declare function checkout(): { event_id: string }
declare const event_id: string
`
