import type { Fault } from '../fault.js'

export default [
  {
    name: 'a log without values',
    file: 'app.ts',
    find: ', { total })',
    replace: ')',
    says: 'attributes.total',
  },
  {
    name: 'a span of another name',
    file: 'app.ts',
    find: "name: 'add up'",
    replace: "name: 'sum'",
    says: 'a span "add up"',
  },
] as const satisfies readonly Fault[]
