import * as Sentry from '@sentry/node'

/** Asks the payment gateway for money. Whoever wrote it put secrets into all that Sentry gets. */
export function charge(card: string, key: string): string | undefined {
  return Sentry.startSpan({ name: 'charge', op: 'payment', attributes: { card } }, () => {
    Sentry.addBreadcrumb({
      category: 'gateway',
      message: 'called',
      data: { url: `/pay?key=${key}` },
    })
    Sentry.logger.info(`charging ${card}`, { authorization: `Bearer ${key}` })
    Sentry.metrics.count('charges', 1, { attributes: { card } })
    try {
      throw new Error(`the gateway refused ${card}`)
    } catch (error) {
      return Sentry.captureException(error, {
        extra: { headers: { authorization: `Bearer ${key}` } },
      })
    }
  })
}
