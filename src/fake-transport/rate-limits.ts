/**
 * Which categories are held back until when, by the rules of the SDK's own transport
 * (`ratelimit.ts` in @sentry/core 8 to 11): `X-Sentry-Rate-Limits`, else `Retry-After` on a 429.
 */
export class RateLimits {
  readonly #until = new Map<string, number>()

  get areSet(): boolean {
    return this.#until.size > 0
  }

  isLimited(category: string): boolean {
    return (this.#until.get(category) ?? this.#until.get('all') ?? 0) > Date.now()
  }

  update(statusCode: number, headers: Readonly<Record<string, string>>): void {
    const now = Date.now()
    const limits = headers['x-sentry-rate-limits']
    if (limits) {
      for (const limit of limits.trim().split(',')) this.#apply(limit.split(':', 5), now)
    } else if (headers['retry-after']) {
      this.#until.set('all', now + retryAfter(headers['retry-after'], now))
    } else if (statusCode === 429) {
      this.#until.set('all', now + DEFAULT_DELAY)
    }
  }

  /** `seconds:category;category:scope:reason:namespace;namespace` */
  #apply([seconds, categories, , , namespaces]: readonly string[], now: number): void {
    const delay = Number.parseInt(seconds ?? '', 10)
    const until = now + (Number.isNaN(delay) ? DEFAULT_DELAY : delay * 1000)
    if (!categories) {
      this.#until.set('all', until)
      return
    }
    for (const category of categories.split(';')) {
      const isOther =
        category === 'metric_bucket' && namespaces && !namespaces.split(';').includes('custom')
      if (!isOther) this.#until.set(category, until)
    }
  }

  clear(): void {
    this.#until.clear()
  }
}

/** Milliseconds; what the SDK assumes when the header says nothing that can be read. */
const DEFAULT_DELAY = 60_000

function retryAfter(header: string, now: number): number {
  const seconds = Number.parseInt(header, 10)
  if (!Number.isNaN(seconds)) return seconds * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? DEFAULT_DELAY : date - now
}
