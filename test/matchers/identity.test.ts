import { inherits } from 'node:util'
import { runInNewContext } from 'node:vm'
import * as Sentry from '@sentry/node'
import { createFakeTransport, type ErrorIdentity } from 'expect-sentry'
import { describe, expect, test } from 'vitest'
import { failureOf, textOf } from './helpers.js'
import { A } from './ids.js'

const sentry = createFakeTransport()
Sentry.init(sentry.instrument({}))

class PaymentError extends Error {}
class DeclinedError extends PaymentError {
  override readonly name = 'DeclinedError'
}

/** As JavaScript has it: to the types a function makes no instances. */
function made(make: object): ErrorIdentity {
  return Object(make)
}

function Capital() {}

function withMethods(): ErrorIdentity {
  function payment() {}
  payment.prototype.refund = () => {}
  return made(payment)
}

function inheriting(): ErrorIdentity {
  function payment() {}
  inherits(payment, Error)
  return made(payment)
}

function withBorrowedPrototype(): ErrorIdentity {
  function payment() {}
  payment.prototype = Object.create(Error.prototype)
  return made(payment)
}

async function expectFound(error: ErrorIdentity): Promise<void> {
  await expect(sentry).toHaveCapturedException(error)
  await textOf(() => expect(sentry).not.toHaveCapturedException(error))
}

async function expectMissing(error: ErrorIdentity): Promise<void> {
  await expect(sentry).not.toHaveCapturedException(error)
  await textOf(() => expect(sentry).toHaveCapturedException(error))
}

describe('a class', () => {
  test('fits its instances and those of its subclasses, whatever their name', async () => {
    // its name is "Error": only the object tells its class
    Sentry.captureException(new PaymentError('no funds'))
    await expectFound(PaymentError)
    await expectFound(Error)
    await expectMissing(DeclinedError)
    await expectMissing(TypeError)
  })

  test('fits a subclass with a name of its own', async () => {
    Sentry.captureException(new DeclinedError('no funds'))
    await expectFound(DeclinedError)
    await expectFound(PaymentError)
    await expectMissing(RangeError)
  })

  test('is told apart from the name that the app gave its error', async () => {
    const error = new PaymentError('no funds')
    error.name = 'TypeError'
    Sentry.captureException(error)
    await expectFound(PaymentError)
    await expectMissing(TypeError)
    expect(sentry.lastEvent?.type).toBe('TypeError')
  })

  test('of another realm fits by its name, in both directions', async () => {
    Sentry.captureException(runInNewContext('new RangeError("too far")'))
    await expectFound(RangeError)
    await expectFound(Error)
    await expectMissing(TypeError)
    await expectFound(runInNewContext('RangeError'))
    await expectMissing(runInNewContext('TypeError'))
  })

  test('of another realm fits a subclass made there', async () => {
    Sentry.captureException(
      runInNewContext('new (class PaymentError extends Error {})("no funds")'),
    )
    await expectFound(PaymentError)
    await expectFound(Error)
    await expectMissing(DeclinedError)
  })

  test('of another realm, and a RegExp from there', async () => {
    Sentry.captureException(new RangeError('too far'))
    await expectFound(runInNewContext('/far$/'))
    await expectMissing(runInNewContext('/near$/'))
    await expect(sentry).toHaveCapturedException({ value: runInNewContext('/FAR/i') })
    await expect(sentry).not.toHaveCapturedException({ value: runInNewContext('/near/') })
    await expect(sentry).toHaveLeaked(runInNewContext('/too f/'))
  })

  test('fits the error in a captured object: Sentry shows that', async () => {
    Sentry.captureException({ order: 7, cause: new PaymentError('no funds') })
    await expectFound(PaymentError)
    await expectFound(Error)
    await expectFound(Object)
    await expectMissing(TypeError)
    expect(sentry.lastEvent?.title).toBe('Error: no funds')
  })

  test('fits none where a getter keeps its error to itself, and the app goes on', async () => {
    const captured = {
      get error() {
        throw new TypeError('not for you')
      },
    }
    expect(() => Sentry.captureException(captured)).toThrow('not for you')
    await expect(sentry).toHaveDropped('internal_sdk_error')
  })

  test('that says itself what its instances are is asked', async () => {
    class Declined extends Error {
      static override [Symbol.hasInstance](error: unknown): boolean {
        return error instanceof Error && error.message.startsWith('declined')
      }
    }
    Sentry.captureException(new Error('declined by the bank'))
    await expectFound(Declined)
    await sentry.reset()
    Sentry.captureException(new Error('no answer'))
    await expectMissing(Declined)
  })

  test('without a name fits its instances alone', async () => {
    const [First, Second] = [class extends Error {}, class extends Error {}].map((make) => {
      Object.defineProperty(make, 'name', { value: '' })
      return make
    })
    if (!First || !Second) throw new Error('there are two')
    Sentry.captureException(new First('boom'))
    await expectFound(First)
    await expectMissing(Second)
  })

  test('fits what is no Error too', async () => {
    class Rejection {
      readonly code = 402
    }
    Sentry.captureException(new Rejection())
    await expectFound(Rejection)
    await expectMissing(PaymentError)
  })

  test.each([
    ['its name', made(Capital)],
    ['its methods', withMethods()],
    ['what it inherits', inheriting()],
    ['a prototype without a constructor', withBorrowedPrototype()],
    ['its source', class {}],
  ])('may be what makes instances, known by %s', async (_, given) => {
    Sentry.captureException(new PaymentError('no funds'))
    await expectMissing(given)
    const instance = Object(Reflect.construct(Object(given), []))
    // the SDK drops errors without a message
    Sentry.captureException(Object.assign(instance, { message: 'no funds' }))
    await expectFound(given)
    await expectMissing(TypeError)
  })

  test('of a deeper cause does not fit: the captured exception is the thrown one', async () => {
    Sentry.captureException(new PaymentError('no funds', { cause: new RangeError('too far') }))
    await expectFound(PaymentError)
    await expectMissing(RangeError)
  })
})

describe('where the payload alone is known', () => {
  test('a class fits by its name, and not by those it extends', async () => {
    Sentry.captureEvent({ exception: { values: [{ type: 'DeclinedError', value: 'no funds' }] } })
    await expectFound(DeclinedError)
    await expectMissing(PaymentError)
    await expectMissing(Error)
  })

  test('a class without a name fits nothing', async () => {
    const make = [class extends Error {}]
    Sentry.captureEvent({ exception: { values: [{ type: '', value: 'boom' }] } })
    for (const unnamed of make) {
      Object.defineProperty(unnamed, 'name', { value: '' })
      await expectMissing(unnamed)
    }
  })

  test('the failure says that Sentry sees the name of an error, not its class', async () => {
    Sentry.captureEvent({ exception: { values: [{ type: 'Error', value: 'no funds' }] } })
    expect(await textOf(() => expect(sentry).toHaveCapturedException(PaymentError))).toContain(
      "\nNote: #1 only the payload of this event is known, and Sentry sees an error's name there, " +
        'not its class: "Error"',
    )
  })

  test('where the object is known it does not', async () => {
    Sentry.captureException(new Error('no funds'))
    const text = await textOf(() => expect(sentry).toHaveCapturedException(PaymentError))
    expect(text).not.toContain('Note:')
  })
})

describe('an Error', () => {
  test('is the same object', async () => {
    const error = new DeclinedError('no funds')
    Sentry.captureException(error)
    // as the app changed it later
    error.message = 'changed'
    await expectFound(error)
  })

  test('or has the same type and value', async () => {
    Sentry.captureException(new RangeError('too far'))
    await expectFound(new RangeError('too far'))
    await expectMissing(new RangeError('too near'))
    await expectMissing(new TypeError('too far'))
    await expectMissing(new Error('too far'))
  })

  test('of another realm too', async () => {
    Sentry.captureException(new RangeError('too far'))
    await expectFound(runInNewContext('new RangeError("too far")'))
    await expectMissing(runInNewContext('new RangeError("too near")'))
  })

  test('fails with what differs of type and value', async () => {
    Sentry.captureException(new RangeError('too far'), { event_id: A })
    const { message, expected, actual } = await failureOf(() =>
      expect(sentry).toHaveCapturedException(new TypeError('too near')),
    )
    expect(message).toMatchInlineSnapshot(`
      "expect(sentry).toHaveCapturedException([TypeError: too near])

      Expected: a TypeError: too near
      Captured: 1 exception; none match
       -> 1: RangeError: too far  handled  error  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

      Nearest: #1, 2 fields differ: type, value"
    `)
    expect(expected).toStrictEqual({ type: 'TypeError', value: 'too near' })
    expect(actual).toStrictEqual({ type: 'RangeError', value: 'too far' })
    const text = await textOf(() =>
      expect(sentry).toHaveCapturedException(new RangeError('too near')),
    )
    expect(text).toContain('Nearest: #1, 1 field differs: value')
  })

  test('that is the same object shows what Sentry was told on both sides', async () => {
    const error = new RangeError('too far')
    Sentry.captureException(error)
    error.message = 'changed'
    const { expected, actual } = await failureOf(() =>
      expect(sentry).toHaveCapturedException(error, { level: 'fatal' }),
    )
    expect(expected).toStrictEqual({ type: 'RangeError', value: 'too far', level: 'fatal' })
    expect(actual).toStrictEqual({ type: 'RangeError', value: 'too far', level: 'error' })
  })

  test('in a query is the same object, or a field that differs', async () => {
    const error = new RangeError('too far')
    Sentry.captureException(error)
    await expect(sentry).toHaveCapturedException({ error })
    const other = new RangeError('too far')
    expect(await textOf(() => expect(sentry).toHaveCapturedException({ error: other }))).toContain(
      'Nearest: #1, 1 field differs: error',
    )
  })

  test('compares with the payload where that alone is known', async () => {
    Sentry.captureEvent({ exception: { values: [{ type: 'RangeError', value: 'too far' }] } })
    await expectFound(new RangeError('too far'))
    await expectMissing(new RangeError('too near'))
  })
})

describe('a text', () => {
  test('is the whole value', async () => {
    Sentry.captureException(new RangeError('too far'))
    await expectFound('too far')
    await expectMissing('too')
    await expectMissing('TOO FAR')
    await expectMissing('RangeError')
    await expectMissing('RangeError: too far')
  })

  test('or a RegExp on it, whose lastIndex plays no part', async () => {
    const pattern = /far/g
    pattern.lastIndex = 5
    Sentry.captureException(new RangeError('too far'))
    await expectFound(pattern)
    await expectFound(pattern)
    await expectFound(/^too/)
    await expectMissing(/^far/)
    await expectMissing(/RangeError/)
    expect(pattern.lastIndex).toBe(5)
  })

  test('or an asymmetric matcher', async () => {
    Sentry.captureException(new RangeError('too far'))
    await expectFound(expect.stringContaining('far'))
    await expectMissing(expect.stringContaining('near'))
  })

  test('is that of the captured exception, not of its cause', async () => {
    Sentry.captureException(new RangeError('too far', { cause: new Error('no map') }))
    await expectFound('too far')
    await expectMissing('no map')
  })

  test('fits what was captured as a text', async () => {
    Sentry.captureException('plain text')
    await expectFound('plain text')
    await expectMissing('text')
  })
})
