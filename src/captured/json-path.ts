/** Keys and indexes, from the top. */
export type Path = readonly (string | number)[]

/** `payload.tags["card type"]`, `payload.exception.values[0]`. */
export function jsonPath(
  path: Path,
  write: (key: string) => string | undefined = plainKey,
): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`
      const written = write(step)
      if (written === undefined) return `[${JSON.stringify(step)}]`
      return index === 0 || written.startsWith('[') ? written : `.${written}`
    })
    .join('')
}

/** A key that needs no quotes. */
export function plainKey(key: string): string | undefined {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : undefined
}
