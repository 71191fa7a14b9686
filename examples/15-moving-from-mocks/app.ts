import * as Sentry from '@sentry/node'

/** Money that did not go back. */
export class RefundError extends Error {
  override readonly name = 'RefundError'
}

/** Charges a card. A declined one is reported. */
export function charge(euros: number): string | undefined {
  if (euros <= 100) return
  return Sentry.captureException(new RangeError('over the limit'), {
    level: 'warning',
    tags: { gateway: 'stripe' },
  })
}

/** Gives money back. What fails is reported, or so everybody thinks. */
export function refund(euros: number): string | undefined {
  if (euros <= 50) return
  return Sentry.captureException(new RefundError('the refund failed'), {
    tags: { gateway: 'stripe' },
  })
}
