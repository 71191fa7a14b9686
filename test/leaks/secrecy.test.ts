import * as Sentry from '@sentry/node'
import { createFakeTransport, expectSentry } from 'expect-sentry'
import { unawaited } from 'expect-sentry/runner'
import { describe, expect, test } from 'vitest'
import { lines, textOf } from '../kinds/support/failure.js'
import { everythingIn, thrownBy } from './support/thrown.js'

// whoever reads the output of a test run must not find the secret in it
const token = 'sk-live-4f9a1c'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({ tracesSampleRate: 1, enableLogs: true }))

/** The token in all sorts of places, with all sorts of things around it. */
function leakEverywhere(): void {
  Sentry.captureException(new Error(`no access with ${token}`), {
    tags: { token },
    extra: { [token]: { [`${token}'s`]: [token] } },
    fingerprint: [token],
  })
  Sentry.captureMessage(token)
  Sentry.captureFeedback({ message: token }, { attachments: [{ filename: token, data: token }] })
  Sentry.startSpan({ name: token, attributes: { [token]: token } }, () => {})
  Sentry.logger.info(token)
  Sentry.captureCheckIn({ monitorSlug: token, status: 'ok' })
}

describe('a failure', () => {
  const assertions = {
    '.not.toHaveLeaked': () => expect(sentry).not.toHaveLeaked(token),
    'expectSentry().not.toHaveLeaked': () => expectSentry(sentry).not.toHaveLeaked(token),
    '.not.toHaveLeaked, by a RegExp': () => expect(sentry).not.toHaveLeaked(/sk-live-\w+/),
  }

  test.for(Object.entries(assertions))('%s', async ([, assertion]) => {
    leakEverywhere()
    const error = await thrownBy(assertion)
    expect(error.message).toContain(' leaks\n')
    expect(everythingIn(error)).not.toContain(token)
  })

  test('of .toHaveLeaked, which names nothing that it looked for', async () => {
    Sentry.captureMessage('fine')
    const error = await thrownBy(() => expect(sentry).toHaveLeaked(token, /sk-live-\w+/))
    expect(error.message).toBe(
      lines(
        'expect(sentry).toHaveLeaked(<secret 1>, <secret 2>)',
        '',
        'Expected: a secret in something that was sent',
        'Captured: 1 item in 1 envelope; no secret in them',
      ),
    )
    expect(everythingIn(error)).not.toContain(token)
  })
})

test('an assertion that nobody awaits is told without the secret', async () => {
  leakEverywhere()
  void expect(sentry).not.toHaveLeaked(token)
  const error = await unawaited()
  expect(error?.message.split('\n').slice(0, 8)).toEqual([
    'expect(sentry).not.toHaveLeaked(<secret 1>) was not awaited, so its test could not fail by it. Write:',
    '',
    '    await expect(sentry).not.toHaveLeaked(<secret 1>)',
    '',
    'Awaited, it would have failed with:',
    '',
    'expect(sentry).not.toHaveLeaked(<secret 1>)',
    '',
  ])
  expect(error && everythingIn(error)).not.toContain(token)
})

describe('a secret that is none', () => {
  /** As JavaScript may call it, whatever the types say. */
  const givenTo = (isNot: boolean, ...secrets: unknown[]) => {
    const assertion = isNot ? expect(sentry).not : expect(sentry)
    return Reflect.apply(assertion.toHaveLeaked, assertion, secrets)
  }

  test.for([false, true])('no secret at all (.not: %s)', async (isNot) => {
    expect(await textOf(() => givenTo(isNot))).toBe(
      lines(
        `expect(sentry)${isNot ? '.not' : ''}.toHaveLeaked()`,
        '',
        'toHaveLeaked() needs at least one secret to look for: a string or a RegExp.',
      ),
    )
  })

  test.for([false, true])('nothing (.not: %s)', async (isNot) => {
    for (const [nothing, shown] of [
      ['', "''"],
      [undefined, 'undefined'],
      [null, 'null'],
      [[token], 'an array'],
      [{ token }, 'a value of type object'],
      [7, 'a value of type number'],
    ] as const) {
      expect(await textOf(() => givenTo(isNot, nothing))).toBe(
        lines(
          `expect(sentry)${isNot ? '.not' : ''}.toHaveLeaked(<secret 1>)`,
          '',
          `A secret is a string that is not empty, or a RegExp, not ${shown}. ` +
            'Is the name mistyped?',
        ),
      )
    }
  })

  test('one of several', async () => {
    Sentry.captureMessage('fine')
    const text = await textOf(() => givenTo(true, token, undefined))
    expect(text).toContain('not undefined')
    expect(text).not.toContain(token)
  })

  test('a secret in a wrapping is not printed either', async () => {
    const wrapped = [[token], { token }, 4111111111111111, new Error(token), () => token]
    for (const given of wrapped) {
      const error = await thrownBy(() => givenTo(true, given))
      expect(error.message).toContain('A secret is a string that is not empty, or a RegExp, not ')
      expect(everythingIn(error)).not.toContain(token)
      expect(everythingIn(error)).not.toContain('4111111111111111')
    }
  })
})
