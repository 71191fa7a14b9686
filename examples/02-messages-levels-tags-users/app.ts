import * as Sentry from '@sentry/node'

export interface Order {
  readonly id: string
  readonly sku: string
  readonly quantity: number
  readonly coupon?: string
  readonly customer: { readonly id: string; readonly email: string; readonly vip: boolean }
}

/**
 * Packs one order, and tells Sentry what somebody has to look at.
 *
 * @param stock how many there are of each SKU
 * @returns the `event_id` of what was reported, if anything was
 */
export function pack(order: Order, stock: Map<string, number>): string | undefined {
  return Sentry.withScope((scope) => {
    // on every report of this order, and of no other
    scope.setUser({ id: order.customer.id })
    scope.setTags({ sku: order.sku, vip: order.customer.vip })
    if (order.coupon) scope.setTag('coupon', order.coupon)
    scope.addBreadcrumb({ category: 'stock', message: `took ${order.quantity} of ${order.sku}` })

    const left = (stock.get(order.sku) ?? 0) - order.quantity
    stock.set(order.sku, left)
    if (left < 0) {
      scope.addAttachment({ filename: 'order.json', data: JSON.stringify(withoutCustomer(order)) })
      return Sentry.captureMessage('sold what is not there', { level: 'error' })
    }
    if (left < 5) {
      return Sentry.captureMessage('stock is low', {
        level: 'warning',
        fingerprint: ['stock is low', order.sku],
        extra: { left },
      })
    }
  })
}

/** Support needs to know what was ordered; Sentry does not need to know by whom. */
function withoutCustomer({ customer: _, ...rest }: Order): Omit<Order, 'customer'> {
  return rest
}
