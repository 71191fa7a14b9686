import type { Fault } from '../fault.js'

export default [
  {
    name: 'a wrong tag',
    file: 'app.ts',
    find: '{ tags: { currency } }',
    replace: "{ tags: { currency: 'any' } }",
    says: '1 field differs: tags.currency',
  },
] as const satisfies readonly Fault[]
