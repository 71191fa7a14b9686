import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failureOf } from '../matchers/helpers.js'

/** An app that reports all it should, and loses ten things of it on their way; and the same, mended. */
const sentry = createFakeTransport()
// or the SDK warns at the next init
afterEach(() => Sentry.close())

interface Order {
  readonly id: number
  readonly note: string
  readonly cart: object
}

const LONG_NOTE = 'please ring twice, '.repeat(20)
const order: Order = { id: 42, note: LONG_NOTE, cart: { 'large item': 'x'.repeat(20_000) } }

/** How an app says the things that it gets wrong or right. */
interface App {
  readonly release: string
  readonly environment: string
  readonly slug: string
  report(order: Order): void
}

const lossyApp: App = {
  release: 'latest', // 1: removed, and every session with it is refused
  environment: 'eu/production', // 2: removed
  slug: 'send-the-invoices-of-all-shops-in-all-countries-every-night', // 3: cut
  report({ id, note, cart }) {
    Sentry.withScope((scope) => {
      scope.setLevel(levelOf('warn')) // 4: becomes error
      scope.setTags({
        note, // 5: over 200 characters, removed
        'paid in full': true, // 6: becomes paid-in-full: True
        größe: 'xl', // 7: no such letters in a key
        user: 'ann', // 8: a name of Sentry's own
      })
      scope.setExtra('cart', cart) // 9: cut
      scope.setFingerprint(['checkout', String(null), ...partsOf(id)]) // 10: null is skipped
      Sentry.captureException(new RangeError('the cart is too large'))
    })
  },
}

const mendedApp: App = {
  release: 'shop@1.4.0',
  environment: 'production-eu',
  slug: 'send-invoices',
  report({ id, note, cart }) {
    Sentry.withScope((scope) => {
      scope.setLevel('warning')
      scope.setTags({ note: `${note.slice(0, 197)}...`, 'paid-in-full': 'yes', size: 'xl' })
      scope.setUser({ username: 'ann' })
      scope.setExtra('cart', Object.keys(cart))
      scope.setFingerprint(['checkout', String(id)])
      Sentry.captureException(new RangeError('the cart is too large'))
    })
  },
}

/** As it comes from plain JavaScript: a logger's own word for it. */
function levelOf(name: string): Sentry.SeverityLevel {
  const levels: Record<string, Sentry.SeverityLevel> = JSON.parse('{ "warn": "warn" }')
  return levels[name] ?? 'error'
}

function partsOf(id: number): string[] {
  return JSON.parse(`[null, "${id}"]`)
}

function run({ release, environment, slug, report }: App): void {
  Sentry.init(sentry.instrument({ release, environment, serverName: 'web-1' }))
  report(order)
  Sentry.captureCheckIn({ monitorSlug: slug, status: 'ok' })
}

describe('the mended app', () => {
  beforeEach(() => run(mendedApp))

  test('loses nothing', async () => {
    await expect(sentry).toBeAcceptedBySentry()
    await expect(sentry).toHaveCapturedHandled(RangeError, {
      level: 'warning',
      release: 'shop@1.4.0',
      tags: { 'paid-in-full': 'yes', size: 'xl', user: 'username:ann' },
      fingerprint: ['checkout', '42'],
      problems: [],
    })
    await expect(sentry).toHaveCapturedCheckIn('send-invoices', { status: 'ok' })
  })
})

describe('the app with ten silent losses', () => {
  beforeEach(() => run(lossyApp))

  test('all ten are found', async () => {
    const { message } = await failureOf(() => expect(sentry).toBeAcceptedBySentry())
    const rules = [...message.matchAll(/^ +\d+: .* (?:removed|cut|rewritten|refused) +([a-z-]+)/gm)]
    expect(new Set(rules.map(([, rule]) => rule))).toEqual(
      new Set([
        'release-reserved',
        'session-release',
        'session-environment',
        'environment-characters',
        'check-in-slug-length',
        'level-unknown',
        'tag-value-length',
        'tag-key-spaces',
        'tag-value-coercion',
        'tag-key-characters',
        'tag-reserved',
        'extra-value-size',
        'fingerprint-part-type',
      ]),
    )
  })

  test('while everything else about the report is as it should be', async () => {
    await expect(sentry).toHaveCapturedHandled(RangeError, { value: 'the cart is too large' })
    await expect(sentry).not.toHaveDropped()
  })
})
