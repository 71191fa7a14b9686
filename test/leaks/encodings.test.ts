import { deflateSync, gzipSync } from 'node:zlib'
import * as Sentry from '@sentry/node'
import { createFakeTransport } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { leaksOf } from './support/leaks.js'

// all that an encoding may change is in it, and its base64 has + and / in some alignment
const secret = 'p\u00e4ss "w\\rd"?>~+/&100%'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

async function expectLeak(text: string): Promise<void> {
  Sentry.captureEvent({ extra: { text } })
  expect(await leaksOf(sentry, secret)).toEqual(['event #1  payload.extra.text  secret 1'])
}

async function expectNoLeak(text: string): Promise<void> {
  Sentry.captureEvent({ extra: { text } })
  await expect(sentry).not.toHaveLeaked(secret)
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

describe('base64', () => {
  const alignments = ['', 'u', 'u:', 'usr', 'user', 'user:'].flatMap((before) =>
    ['', 'x', 'xy'].map((after) => [before, after] as const),
  )

  test('the alphabets differ for this secret, or the tests below prove less', () => {
    const forms = ['', 'u', 'u:'].map((before) => base64(before + secret))
    expect(forms.some((form) => form.includes('+'))).toBe(true)
    expect(forms.some((form) => form.includes('/'))).toBe(true)
  })

  test.for(alignments)('between "%s" and "%s"', async ([before, after]) => {
    await expectLeak(`Basic ${base64(before + secret + after)}`)
  })

  test.for(alignments)(
    'in the alphabet of URLs, between "%s" and "%s"',
    async ([before, after]) => {
      await expectLeak(Buffer.from(before + secret + after).toString('base64url'))
    },
  )

  test.for(alignments)(
    'as a parameter of a URL, between "%s" and "%s"',
    async ([before, after]) => {
      const parameter = encodeURIComponent(base64(before + secret + after))
      await expectLeak(`https://shop.example/?auth=${parameter}&page=2`)
    },
  )

  test('of something else is no leak', async () => {
    await expectNoLeak(base64(secret.slice(0, -1)))
    await expectNoLeak(base64(secret.toUpperCase()))
  })

  test('a short secret is not looked for in it: it would be found in any id', async () => {
    Sentry.captureEvent({ extra: { text: base64('abcd'), id: 'YWJjZA' } })
    await expect(sentry).not.toHaveLeaked('abcd')
  })
})

describe('URLs', () => {
  test('a component', async () => {
    await expectLeak(`https://shop.example/?q=${encodeURIComponent(secret)}&page=2`)
  })

  test('a component with small letters', async () => {
    const small = encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase())
    await expectLeak(`/search/${small}`)
  })

  test('a form, where a space is a plus', async () => {
    await expectLeak(new URLSearchParams({ user: 'ann', password: secret }).toString())
  })

  test('a whole address, where a plus stays one', async () => {
    await expectLeak(encodeURI(`https://shop.example/${secret}`))
  })

  test('beside escapes that mean nothing', async () => {
    await expectLeak(`100% of %zz ${encodeURIComponent(secret)} %`)
  })
})

describe('JSON in a string', () => {
  test('a value', async () => {
    await expectLeak(JSON.stringify({ user: { password: secret } }))
  })

  test('a key', async () => {
    await expectLeak(JSON.stringify({ [secret]: true }, null, 2))
  })

  test('JSON in that JSON', async () => {
    await expectLeak(JSON.stringify({ body: JSON.stringify({ password: secret }) }))
  })
})

describe('bytes', () => {
  const packed = { gzip: gzipSync, zlib: deflateSync }

  test.for(Object.entries(packed))('%s', async ([, pack]) => {
    const data = new Uint8Array(pack(`{"token": "${'.'.repeat(500)}"}, ${secret}`))
    Sentry.captureException(new Error('x'), { attachments: [{ filename: 'log', data }] })
    expect(await leaksOf(sentry, secret)).toEqual(['attachment #1  payload  secret 1'])
  })

  test.for(Object.entries(packed))('%s of something else is no leak', async ([, pack]) => {
    const data = new Uint8Array(pack('nothing of interest'))
    Sentry.captureException(new Error('x'), { attachments: [{ filename: 'log', data }] })
    await expect(sentry).not.toHaveLeaked(secret)
  })

  test('bytes that only look compressed are read as they are', async () => {
    for (const start of [[0x1f, 0x8b], [0x78, 0x9c], [0x1f]]) {
      const data = new Uint8Array([...start, ...new TextEncoder().encode(secret)])
      // SDK 11 would drop an event like the one before
      Sentry.captureException(new Error(String(start)), {
        attachments: [{ filename: 'log', data }],
      })
    }
    expect(await leaksOf(sentry, secret)).toEqual([
      'attachment #1  payload  secret 1',
      'attachment #2  payload  secret 1',
      'attachment #3  payload  secret 1',
    ])
  })
})
