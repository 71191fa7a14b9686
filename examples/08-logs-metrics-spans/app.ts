import * as Sentry from '@sentry/node'

export interface Cart {
  readonly country: string
  readonly prices: readonly number[]
}

/** Takes an order: one transaction with two spans in it, one log, and two metrics. */
export async function placeOrder(cart: Cart): Promise<number> {
  return Sentry.startSpan({ name: 'place order', op: 'shop' }, async () => {
    const total = Sentry.startSpan({ name: 'add up', op: 'function' }, () =>
      cart.prices.reduce((sum, price) => sum + price, 0),
    )
    await Sentry.startSpan(
      { name: 'INSERT INTO orders', op: 'db.query', attributes: { 'db.rows': cart.prices.length } },
      () => save(total),
    )

    Sentry.logger.info(Sentry.logger.fmt`order from ${cart.country} for ${total} EUR`, { total })
    Sentry.metrics.count('orders', 1, { attributes: { country: cart.country } })
    Sentry.metrics.distribution('order.total', total, { unit: 'euro' })
    return total
  })
}

async function save(total: number): Promise<void> {
  if (total === 0) throw new RangeError('an empty order cannot be saved')
}
