import { isJsonObject, type JsonValue } from '../../recording/wire.js'
import type { Path } from '../json-path.js'

export interface Place {
  readonly value: JsonValue
  readonly path: Path
}

/**
 * All places that a pattern names: `tags.*` is each entry of `tags`; `exception[].value` that of
 * each element of a list, which may stand bare or as `{ values: [...] }` (relay `types.rs`,
 * `Values`). The empty pattern is the value itself.
 */
export function placesIn(value: JsonValue, pattern: string): Place[] {
  let places: Place[] = [{ value, path: [] }]
  for (const step of stepsOf(pattern)) places = places.flatMap((place) => below(place, step))
  return places
}

const known = new Map<string, readonly string[]>()

function stepsOf(pattern: string): readonly string[] {
  let steps = known.get(pattern)
  if (!steps) {
    steps = pattern.match(/[^.[\]]+|\[\]/g) ?? []
    known.set(pattern, steps)
  }
  return steps
}

function below({ value, path }: Place, step: string): Place[] {
  if (step === '[]') return elementsOf(value, path)
  if (!isJsonObject(value)) return []
  if (step !== '*') return placeOf(value[step], [...path, step])
  return Object.keys(value).flatMap((key) => placeOf(value[key], [...path, key]))
}

function placeOf(value: JsonValue | undefined, path: Path): Place[] {
  return value === undefined ? [] : [{ value, path }]
}

function elementsOf(value: JsonValue, path: Path): Place[] {
  if (Array.isArray(value)) {
    return value.map((element: JsonValue, index) => ({ value: element, path: [...path, index] }))
  }
  if (!isJsonObject(value)) return []
  const { values } = value
  if (Array.isArray(values)) return elementsOf(values, [...path, 'values'])
  // one alone may stand without a list
  return Object.keys(value).length > 0 ? [{ value, path }] : []
}
