import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { failureOf } from '../kinds/support/failure.js'

const sentry = createFakeTransport()
Sentry.init(
  sentry.instrument({
    // the SDK cuts what is deeper or wider than this, and what it cuts is never sent
    normalizeDepth: 20,
    normalizeMaxBreadth: 1_000,
    integrations: (defaults) => defaults.filter(({ name }) => name !== 'ProcessSession'),
  }),
)

/** Characters that JSON, base64, URLs, paths and RegExps each treat in their own way. */
const characters = [...'abcXYZ019-_+/=%&?#.,;:\'"`\\{}[]()<>|$^* \n\té€✓😀']
const text = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength })

// a prefix, so that no text of a failure holds it by chance
const secret = text(6, 20).map((rest) => `sk_${rest}`)
const around = text(0, 12)

/** Where a secret may hide in a text. */
const disguises = {
  plain: (hidden: string) => hidden,
  json: (hidden: string) => JSON.stringify({ [hidden]: [hidden] }),
  url: (hidden: string) => `https://shop.example/?q=${encodeURIComponent(hidden)}&page=2`,
  form: (hidden: string) => new URLSearchParams({ q: hidden }).toString(),
  base64: (hidden: string) => `Basic ${Buffer.from(hidden).toString('base64')}`,
  base64url: (hidden: string) => Buffer.from(hidden).toString('base64url'),
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const key = fc.string({ maxLength: 8 }).filter((name) => name !== '__proto__')
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof(fc.constant(null), fc.boolean(), fc.double({ noNaN: true }), fc.string()),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(key, tie('json'), { maxKeys: 3 }),
  ),
}))

/** A random payload with the hidden text in a random place of it, as a value or in a key. */
function payloadWith(hidden: string): fc.Arbitrary<Json> {
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'medium' },
      fc.constant(hidden),
      fc.tuple(json, tie('tree'), json),
      fc
        .tuple(key, tie('tree'), key, json)
        .map(([a, inner, b, other]) => ({ [b]: other, [a]: inner })),
      json.map((value) => ({ [hidden]: value })),
    ),
  }))
  return tree
}

interface Leak {
  readonly secret: string
  readonly payload: Json
  readonly place: 'extra' | 'contexts' | 'tags'
}

const leak: fc.Arbitrary<Leak> = fc
  .tuple(secret, around, around, fc.constantFrom(...Object.values(disguises)))
  .chain(([hidden, before, after, disguise]) =>
    fc.record({
      secret: fc.constant(hidden),
      payload: payloadWith(disguise(before + hidden + after)),
      place: fc.constantFrom('extra', 'contexts', 'tags'),
    }),
  )

function capture({ place, payload }: Leak): void {
  const error = new Error('refused')
  if (place === 'extra') Sentry.captureException(error, { extra: { payload } })
  else if (place === 'contexts') Sentry.captureException(error, { contexts: { app: { payload } } })
  else Sentry.captureException(error, { tags: { payload: JSON.stringify(payload) } })
}

test('a secret at any place of any payload is found, and never printed', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(leak, async (given) => {
      await sentry.reset()
      capture(given)
      const { message, actual, expected } = await failureOf(() =>
        expect(sentry).not.toHaveLeaked(given.secret),
      )
      expect(message).toContain('    1: event #1  payload.')
      const shown = [message, JSON.stringify(actual), JSON.stringify(expected)].join('\n')
      const forms = [given.secret, JSON.stringify(given.secret).slice(1, -1)]
      expect(forms.filter((form) => shown.includes(form))).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('a payload without the secret holds none', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(json, secret, async (payload, hidden) => {
      await sentry.reset()
      Sentry.captureException(new Error('refused'), { extra: { payload } })
      await expect(sentry).not.toHaveLeaked(hidden)
      await expect(sentry).toHaveCapturedException('refused')
    }),
    { numRuns: 100 },
  )
})
