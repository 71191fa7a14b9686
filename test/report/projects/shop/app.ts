import * as Sentry from '@sentry/node'

/** A little shop: what the cases beside this file let go wrong. */
export class PaymentError extends Error {
  override readonly name = 'PaymentError'
}

export interface Order {
  readonly id: string
  readonly total: number
}

export function placeOrder(order: Order): Promise<string> {
  return Sentry.startSpan({ name: 'POST /orders', op: 'http.server' }, async () => {
    Sentry.addBreadcrumb({
      category: 'cart',
      message: `order ${order.id} placed`,
      data: { total: order.total },
    })
    await Sentry.startSpan(
      { name: 'SELECT stock', op: 'db.query', attributes: { 'db.system': 'postgresql' } },
      () => reserve(order),
    )
    Sentry.logger.info(`order ${order.id} reserved`, { total: order.total })
    try {
      await Sentry.startSpan({ name: 'charge card', op: 'payment' }, () => charge(order))
      return 'paid'
    } catch (error) {
      Sentry.addBreadcrumb({
        category: 'payment',
        message: 'the gateway said no',
        level: 'warning',
      })
      Sentry.logger.error(`order ${order.id} not paid`, { gateway: 'stripe' })
      Sentry.getCurrentScope().addAttachment({
        filename: 'order.json',
        data: JSON.stringify(order, null, 2),
        contentType: 'application/json',
      })
      return Sentry.captureException(error, {
        tags: { gateway: 'stripe', step: 'charge' },
        user: { id: '7', email: 'ann@example.com' },
        extra: { order },
      })
    }
  })
}

async function reserve(order: Order): Promise<void> {
  await Promise.resolve(order)
}

async function charge(order: Order): Promise<void> {
  try {
    await askGateway(order)
  } catch (cause) {
    throw new PaymentError(`card declined for order ${order.id}`, { cause })
  }
}

async function askGateway({ total }: Order): Promise<void> {
  if (total > 100) throw new RangeError('amount above the limit of the card')
}

/** Reports, as a framework does, what nobody caught. */
export function crash(message: string): string {
  try {
    return renderInvoice(message)
  } catch (error) {
    return Sentry.captureException(error, {
      mechanism: { type: 'auto.http.express', handled: false },
      captureContext: { level: 'fatal', tags: { route: '/invoice' } },
    })
  }
}

function renderInvoice(message: string): string {
  throw new TypeError(message)
}
