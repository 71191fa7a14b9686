import { describe, test } from 'vitest'
import matrix from './matrix.json' with { type: 'json' }

/** Which SDK this project has installed: a key of the matrix. */
const sdk = process.env.SDK_UNDER_TEST ?? ''

/** What the matrix says of this SDK; what it says of others is tested in their projects. */
export const facts = factsOf(sdk)

function factsOf(key: string) {
  const found = Object.entries(matrix.sdks).find(([name]) => name === key)
  if (!found) throw new Error(`matrix.json knows no SDK "${key}"`)
  return found[1].facts
}

type Kind = keyof typeof matrix.kinds

/**
 * A row of the matrix. Where it works the tests hold; where this SDK has none, it is shown that
 * the SDK really emits nothing.
 */
export function kind(name: Kind, cell: { works(): void; none?(): void | Promise<void> }): void {
  const reasons: Readonly<Record<string, string>> = matrix.kinds[name].none
  const reason = reasons[sdk]
  describe(name, () => {
    if (reason === undefined) cell.works()
    else test(`none: ${reason}`, cell.none ?? notShown)
  })
}

function notShown(): void {
  throw new Error('nothing shows that this SDK has none')
}
