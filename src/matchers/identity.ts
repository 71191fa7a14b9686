import { type CapturedEvent, RECORDED } from '../captured/event.js'
import type { RecordedItem } from '../recording/envelope.js'
import { isEventId, isOtherEventId, normalizeEventId } from '../recording/event-id.js'
import { isError } from '../recording/kind-of.js'
import { isAsymmetric, isThenable, matches, QueryError } from './compare.js'
import { type Field, valueField } from './field.js'
import { isClass, isRegExp, stringify } from './words/stringify.js'

/** The first argument of a matcher: what it asks for, in the words of the failure text. */
export interface Identity<Item> {
  readonly field: Field<Item>
  /** `TypeError`, or `exception with value "boom"`. */
  readonly phrase: string
  /** Said when nothing matches and the item that is nearest has not told its class. */
  readonly hint?: (item: Item) => string | undefined
}

/**
 * @throws QueryError for `undefined`, `null` and `''`: a mistyped name must not pass on anything
 */
export function checkGiven(given: unknown, what: string): void {
  if (isThenable(given)) throw new QueryError(`The ${what} is a promise. Await it first.`)
  if (given !== undefined && given !== null && given !== '') return
  throw new QueryError(
    `The ${what} was given as ${given === '' ? "''" : String(given)}, so this assertion would ask ` +
      `for nothing in particular. Is the name mistyped? To ask for any, leave the ${what} out.`,
  )
}

/** A string is the whole text; a RegExp or an asymmetric matcher tests it. */
export function textIdentity<Item>(
  noun: string,
  what: string,
  key: string,
  given: unknown,
  actual: (item: Item) => unknown,
): Identity<Item> {
  if (!isTextIdentity(given)) {
    throw new QueryError(`The ${what} is a string or a RegExp; ${stringify(given)} is neither.`)
  }
  const phrase = `${noun} ${key === 'value' ? 'with value ' : ''}${stringify(given)}`
  return { phrase, field: valueField(key, { expected: given, actual, compare: matches }, [], true) }
}

function isTextIdentity(given: unknown): boolean {
  return typeof given === 'string' || isRegExp(given) || isAsymmetric(given)
}

/** By its id, however it is written. */
export function eventIdIdentity(
  given: unknown,
  isKnown: (event_id: string) => boolean,
): Identity<CapturedEvent> {
  const event_id = typeof given === 'string' ? checkEventId(given, isKnown) : given
  const identity = textIdentity<CapturedEvent>(
    'event',
    'event_id',
    'event_id',
    event_id,
    (event) => event.event_id,
  )
  if (typeof event_id !== 'string') return identity
  const excludes = (recorded: RecordedItem) => hasOtherId(recorded, event_id)
  return { ...identity, field: { ...identity.field, excludes } }
}

/** Whether an item has an id, and not this one, which is in its plain spelling. */
export function hasOtherId(recorded: RecordedItem, event_id: string): boolean {
  const known = recorded.event_id
  return typeof known === 'string' && isOtherEventId(known, event_id)
}

/** @throws QueryError for a string that is no event id, unless an event has just this one */
function checkEventId(given: string, isKnown: (event_id: string) => boolean): string {
  if (isEventId(given)) return normalizeEventId(given)
  if (isKnown(given)) return given
  throw new QueryError(
    `${stringify(given)} is no event id: those are 32 hex digits, as captureException() returns them.`,
  )
}

/**
 * A class: the original error, or the one in the object that was captured, is an instance of it, or
 * one of its constructor names along the prototype chain is the class's (which holds across realms);
 * else the payload's `type` is its name. An Error: the same object, or the same type and value. Else
 * the whole value.
 */
export function errorIdentity(given: unknown): Identity<CapturedEvent> {
  if (isClass(given)) return classIdentity(given)
  if (isError(given)) return errorInstanceIdentity(given)
  if (typeof given === 'function') {
    throw new QueryError(
      'The error is a class, an Error, a string or a RegExp; it got a function that is no class. ' +
        'A predicate goes into the query: { value: (value) => ... }.',
    )
  }
  if (!isTextIdentity(given)) {
    throw new QueryError(
      `The error is a class, an Error, a string or a RegExp; ${stringify(given)} is none of them.`,
    )
  }
  return textIdentity('exception', 'error', 'value', given, (event) => event.value)
}

function classIdentity(given: new (...args: never[]) => object): Identity<CapturedEvent> {
  const { name } = given
  // of 10,000 errors there are few prototypes
  const known = new Map<object, boolean>()
  const isOfPrototype = (prototype: object): boolean => {
    let answer = known.get(prototype)
    if (answer === undefined) {
      answer =
        prototypesOf(prototype).includes(given.prototype) ||
        (name !== '' && constructorNames(prototype).includes(name))
      known.set(prototype, answer)
    }
    return answer
  }
  /** Undefined where the payload tells. */
  const isErrorOfClass = ({ origin }: RecordedItem): boolean | undefined => {
    const held = origin.error
    if (!held?.prototype) return undefined
    if (isOfPrototype(held.prototype)) return true
    if (held.insidePrototype && isOfPrototype(held.insidePrototype)) return true
    const error = held.deref()
    return error !== undefined && error instanceof given
  }
  const isOfClass = (event: CapturedEvent): boolean =>
    isErrorOfClass(event[RECORDED]) ?? (name !== '' && event.type === name)
  return {
    phrase: stringify(given),
    field: {
      key: 'type',
      isIdentity: true,
      excludes: (recorded) => isErrorOfClass(recorded) === false,
      matches: isOfClass,
      differences: (event) => (isOfClass(event) ? [] : ['type']),
      project: (event) => ({
        expected: { type: isOfClass(event) ? event.type : name },
        actual: { type: event.type },
      }),
    },
    hint: (event) =>
      event[RECORDED].origin.error?.prototype
        ? undefined
        : `only the payload of this event is known, and Sentry sees an error's name there, not its class: ${stringify(event.type)}`,
  }
}

function prototypesOf(prototype: object): object[] {
  const chain: object[] = []
  for (let at: object | null = prototype; at; at = Reflect.getPrototypeOf(at)) chain.push(at)
  return chain
}

function constructorNames(prototype: object): string[] {
  return prototypesOf(prototype).flatMap((at) => {
    const maker: unknown = Object.getOwnPropertyDescriptor(at, 'constructor')?.value
    return typeof maker === 'function' ? [maker.name] : []
  })
}

function errorInstanceIdentity(given: Error): Identity<CapturedEvent> {
  const type = given.name
  const value = given.message
  const isSame = (event: CapturedEvent) => event.error === given
  const differences = (event: CapturedEvent): string[] => {
    if (isSame(event)) return []
    return [...(event.type === type ? [] : ['type']), ...(event.value === value ? [] : ['value'])]
  }
  return {
    phrase: `${type}: ${value}`,
    field: {
      key: 'error',
      isIdentity: true,
      matches: (event) => differences(event).length === 0,
      differences,
      project: (event) => ({
        expected: isSame(event) ? { type: event.type, value: event.value } : { type, value },
        actual: { type: event.type, value: event.value },
      }),
    },
  }
}
