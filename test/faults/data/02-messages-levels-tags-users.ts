import type { Fault } from '../fault.js'

export default [
  {
    name: 'a wrong level',
    file: 'app.ts',
    find: "level: 'warning'",
    replace: "level: 'info'",
    says: '1 field differs: level',
  },
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
    name: 'the attached order has the customer in it',
    file: 'app.ts',
    find: 'JSON.stringify(withoutCustomer(order))',
    replace: 'JSON.stringify(order)',
    says: 'no attachment',
  },
  {
    name: 'no file is attached',
    file: 'app.ts',
    find: "scope.addAttachment({ filename: 'order.json', data: JSON.stringify(withoutCustomer(order)) })",
    replace: 'withoutCustomer(order)',
    says: 'Captured: no attachment',
  },
  {
    name: 'no breadcrumb',
    file: 'app.ts',
    find: "scope.addBreadcrumb({ category: 'stock', ",
    replace: 'void ({ ',
    says: 'breadcrumb',
  },
  {
    name: 'a tag is forgotten',
    file: 'app.ts',
    find: 'scope.setTags({ sku: order.sku, vip: order.customer.vip })',
    replace: 'scope.setTags({ sku: order.sku })',
    says: 'tags.vip',
  },
] as const satisfies readonly Fault[]
