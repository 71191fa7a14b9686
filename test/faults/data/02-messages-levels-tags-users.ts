import type { Fault } from '../fault.js'

export default [
  {
    name: 'one issue for all SKUs',
    file: 'app.ts',
    find: "fingerprint: ['stock is low', order.sku],",
    replace: '',
    says: '1 field differs: fingerprint',
  },
  {
    name: 'the address of a customer gets out',
    file: 'app.ts',
    find: 'scope.setUser({ id: order.customer.id })',
    replace: 'scope.setUser(order.customer)',
    says: '1 field differs: user.email',
  },
  {
    name: 'no breadcrumb',
    file: 'app.ts',
    find: "scope.addBreadcrumb({ category: 'stock', ",
    replace: 'void ({ ',
    says: 'breadcrumb',
  },
] as const satisfies readonly Fault[]
