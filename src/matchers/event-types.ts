import type { BreadcrumbQuery, Pattern } from './query-types.js'

/** Options of `toBeAcceptedBySentry`. */
export interface AcceptanceOptions {
  /** Names of rules to leave out. One that does not exist is an error. */
  except?: readonly string[]
}

/** Matchers on one event, such as `sentry.lastEvent`. They are synchronous. */
export interface EventMatchers {
  /**
   * No exception of the event's chain is unhandled.
   *
   * @example expect(sentry.event(event_id)).toBeHandled()
   */
  toBeHandled(): void

  /**
   * Some exception of the event's chain is unhandled.
   *
   * @example expect(sentry.event(event_id)).toBeUnhandled()
   */
  toBeUnhandled(): void

  /**
   * Sentry would show this tag, the event's own or a derived one.
   *
   * @param value compared as Sentry stores it: `true` is `True`, `1.5` is `1`
   * @example expect(sentry.lastEvent).toHaveSentryTag('gateway', 'stripe')
   */
  toHaveSentryTag(key: string, value?: Pattern<string> | number | boolean): void

  /**
   * One of the event's breadcrumbs matches.
   *
   * @example expect(sentry.lastEvent).toHaveBreadcrumb({ category: 'cart', message: /added/ })
   */
  toHaveBreadcrumb(query?: BreadcrumbQuery): void

  /**
   * Nothing of the event, nor its envelope, would be refused, removed, cut or rewritten on its way
   * into Sentry: `event.problems` is empty.
   *
   * @param options `except`: names of rules to leave out
   * @example expect(sentry.lastEvent).toBeAcceptedBySentry()
   */
  toBeAcceptedBySentry(options?: AcceptanceOptions): void
}
