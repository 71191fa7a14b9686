import * as Sentry from '@sentry/core'
import { createFakeTransport } from 'expect-sentry'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initCore, isCaptured } from './helpers.js'

const sentry = createFakeTransport()
initCore(sentry)

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
    fc.oneof(fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  ),
})).value

/** A value that has nothing in it, and one that no other kind of value equals. */
const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Objects of JSON have own keys alone, `__proto__` among them. */
function mapObject(
  value: { [key: string]: Json },
  map: (entry: [string, Json]) => [string, Json][],
) {
  return Object.fromEntries(Object.entries(value).flatMap(map))
}

async function isFound(captured: Json, asked: Json): Promise<boolean> {
  Sentry.captureEvent({ extra: { value: captured } })
  const found = await isCaptured(sentry, { extra: { value: asked } })
  await sentry.reset()
  return found
}

test('any JSON value matches itself', async () => {
  await fc.assert(fc.asyncProperty(json, async (value) => isFound(value, structuredClone(value))))
})

/** Leaves keys out wherever there are some, and no elements: arrays have to be as long. */
function part(value: Json, isKept: () => boolean): Json {
  if (Array.isArray(value)) return value.map((element) => part(element, isKept))
  if (!isObject(value)) return value
  return mapObject(value, ([key, entry]) => (isKept() ? [[key, part(entry, isKept)]] : []))
}

const choices = fc.infiniteStream(fc.boolean())

test('any object matches any sub-object of itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), json), choices, async (value, stream) =>
      isFound(
        value,
        part(value, () => stream.next().value),
      ),
    ),
  )
})

test('an object with a key more matches, and never is matched', async () => {
  const object = fc.dictionary(fc.string(), json)
  await fc.assert(
    fc.asyncProperty(object, fc.string(), json, async (value, key, more) => {
      fc.pre(!Object.hasOwn(value, key))
      const longer = Object.fromEntries([...Object.entries(value), [key, more]])
      return (await isFound(longer, value)) && !(await isFound(value, longer))
    }),
  )
})

type Path = readonly (string | number)[]

function leafPaths(value: Json, path: Path = []): Path[] {
  const entries = Array.isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : []
  if (entries.length === 0) return [path]
  return entries.flatMap(([key, entry]) => leafPaths(entry, [...path, key]))
}

function replace(value: Json, [step, ...rest]: Path, change: (value: Json) => Json): Json {
  if (step === undefined) return change(value)
  if (Array.isArray(value)) {
    return value.map((element, index) =>
      index === step ? replace(element, rest, change) : element,
    )
  }
  if (!isObject(value)) throw new Error('the path leads nowhere')
  return mapObject(value, ([key, entry]) => [
    [key, key === step ? replace(entry, rest, change) : entry],
  ])
}

test('a value with one leaf changed never matches', async () => {
  await fc.assert(
    fc.asyncProperty(json, fc.nat(), leaf, async (value, at, other) => {
      const paths = leafPaths(value)
      const path = paths[at % paths.length] ?? []
      let isChanged = false
      const changed = replace(value, path, (old) => {
        // an empty object or array is a leaf too, and no primitive equals it
        isChanged = old !== other
        return other
      })
      fc.pre(isChanged)
      return !(await isFound(value, changed)) && !(await isFound(changed, value))
    }),
  )
})

test('an array with an element more or less never matches', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(json, { minLength: 1 }), async (value) => {
      const shorter = value.slice(0, -1)
      return !(await isFound(value, shorter)) && !(await isFound(shorter, value))
    }),
  )
})

test('breadcrumbs match in order, with any others between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.integer(), fc.boolean())), async (steps) => {
      const crumbs = steps.map(([step], index) => ({ message: `${index} ${step}` }))
      const asked = crumbs.filter((_, index) => steps[index]?.[1])
      Sentry.captureEvent({ breadcrumbs: crumbs })
      // [] asks for none at all
      const isAny = asked.length > 0 || crumbs.length === 0
      expect(await isCaptured(sentry, { breadcrumbs: asked })).toBe(isAny)
      const reversed = [...asked].reverse()
      expect(await isCaptured(sentry, { breadcrumbs: reversed })).toBe(isAny && asked.length < 2)
      await sentry.reset()
    }),
  )
})
