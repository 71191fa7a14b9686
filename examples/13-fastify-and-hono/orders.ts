/** The payment gateway cannot be reached. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
}

/** What both apps are about. */
export function pay(id: string): { paid: string } {
  if (id === 'down') throw new GatewayError('the payment gateway is down')
  if (id === 'bug') throw new TypeError('a bug on the way to the gateway')
  return { paid: id }
}
