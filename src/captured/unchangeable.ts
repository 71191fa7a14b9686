/**
 * Makes the getters of a class refuse to be set, on objects that are its own. A runner's diff copies
 * what it compares, and then sets fields of the copy; what was recorded stays as it is.
 *
 * @param isOriginal whether an object is no copy
 * @param noun `captured event`: for the sentence
 */
export function refuseChanges(
  prototype: object,
  isOriginal: (value: object) => boolean,
  noun: string,
): void {
  for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (!get) continue
    Object.defineProperty(prototype, name, {
      get,
      set(this: object, value: unknown) {
        if (isOriginal(this)) throw new TypeError(`A ${noun}'s ${name} cannot be changed.`)
        Object.defineProperty(this, name, { value, enumerable: true, writable: true })
      },
      configurable: true,
    })
  }
}
