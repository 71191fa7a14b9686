/** The article is sold out. It happens every day, and nobody has to be woken up. */
export class OutOfStockError extends Error {
  override readonly name = 'OutOfStockError'
}

/** There is no such article. Express answers with the status. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError'
  readonly status = 404
}
