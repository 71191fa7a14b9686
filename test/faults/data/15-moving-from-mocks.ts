import type { Fault } from '../fault.js'

export default [
  {
    name: 'a charge is dropped too',
    file: 'instrument.ts',
    find: "=== 'RefundError' ? null",
    replace: "!== '' ? null",
    says: 'before_send',
  },
  {
    name: 'a wrong level',
    file: 'app.ts',
    find: "level: 'warning'",
    replace: "level: 'error'",
    says: '1 field differs: level',
  },
] as const satisfies readonly Fault[]
