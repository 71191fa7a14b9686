import type { Sdk } from './sdk.js'

/** An error of the app's own, beside those of the language. */
export class PaymentError extends Error {
  override readonly name = 'PaymentError'
}

const CLASSES = [TypeError, RangeError, PaymentError, SyntaxError] as const
const GATEWAYS = ['stripe', 'paypal', 'adyen', 'klarna', 'mollie'] as const

/** The n-th event of a recording in which all differ and each question fits a good part of them. */
export function captureMixed({ captureException }: Sdk, index: number): [Error, string] {
  const error = errorOf(index)
  const event_id = captureException(error, {
    captureContext: {
      level: index % 7 === 0 ? 'warning' : 'error',
      tags: { gateway: GATEWAYS[index % GATEWAYS.length] ?? '', order: `order-${index % 100}` },
    },
    mechanism: { type: 'auto.middleware.express', handled: index % 3 !== 0 },
  })
  return [error, event_id]
}

/** Thrown some calls deep, as errors are: their stack is what makes an event some 1.5 kB. */
export function errorOf(index: number): Error {
  return checkout(index)
}
const checkout = (index: number): Error => placeOrder(index)
const placeOrder = (index: number): Error => reserveStock(index)
const reserveStock = (index: number): Error => chargeCard(index)
function chargeCard(index: number): Error {
  const Class = CLASSES[index % CLASSES.length] ?? Error
  return new Class(`Order ${index} was declined by the gateway`)
}
