import data from './suite/matrix.json' with { type: 'json' }

/** An SDK of the matrix: what a project installs, and what is particular about it. */
export interface Sdk {
  readonly key: string
  readonly title: string
  readonly package: string
  readonly environment: string
  readonly dependencies: Readonly<Record<string, string | undefined>>
}

export const sdks: readonly Sdk[] = Object.entries(data.sdks).map(([key, sdk]) => ({ key, ...sdk }))

/** The rows, in order. */
export const kinds: readonly string[] = Object.keys(data.kinds)

/** Why an SDK has nothing of a kind; undefined where it works. */
export function reasonForNone(kind: string, { key }: Sdk): string | undefined {
  const [, row] = Object.entries(data.kinds).find(([name]) => name === kind) ?? []
  const reasons: Readonly<Record<string, string | undefined>> = row?.none ?? {}
  return reasons[key]
}
