import type { Fault } from '../fault.js'

export default [
  {
    name: 'a charge is dropped too',
    file: 'instrument.ts',
    find: "=== 'RefundError' ? null",
    replace: "!== '' ? null",
    says: 'before_send',
  },
] as const satisfies readonly Fault[]
