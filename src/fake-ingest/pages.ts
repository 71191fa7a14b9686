import { endsWithin } from '../recording/real-time.js'
import { REDIRECTED_HEADER } from './dsn.js'

/** A page of Playwright's, or a context of several, as far as it is needed here. */
export interface RoutablePage {
  route(url: (url: URL) => boolean, handler: (route: PageRoute) => Promise<void>): Promise<unknown>
  unroute(url: (url: URL) => boolean): Promise<unknown>
  evaluate?<Result>(run: () => Result): Promise<unknown>
  pages?(): readonly RoutablePage[]
}

/** A request of a page that is held up until somebody answers it. */
export interface PageRoute {
  request(): { url(): string; headers(): Record<string, string> }
  fetch(to: { url: string; headers: Record<string, string> }): Promise<unknown>
  fulfill(answer: { response: never }): Promise<unknown>
  abort(): Promise<unknown>
}

/** Settings of `sentry.route()`. */
export interface RouteOptions {
  /** Path of the app's own tunnel (`tunnel` in `Sentry.init`), such as `/monitoring`. */
  tunnel?: string
}

/** Pages whose reports are led here, whatever their DSN. */
export class Pages {
  readonly #routed = new Set<RoutablePage>()
  /** Requests of pages that have not been answered. */
  readonly #underway = new Set<Promise<void>>()

  get size(): number {
    return this.#routed.size
  }

  /**
   * From now on, what a page sends to a Sentry goes to this server instead.
   *
   * @returns lets the page go
   */
  async route(
    page: RoutablePage,
    server: string,
    { tunnel }: RouteOptions,
  ): Promise<() => Promise<void>> {
    const isReport = ({ pathname }: URL) => pathname === tunnel || isEndpoint(pathname)
    await page.route(isReport, (route) => this.#lead(route, server))
    this.#routed.add(page)
    return async () => {
      this.#routed.delete(page)
      await page.unroute(isReport)
    }
  }

  /** Has the SDKs in the pages send what they hold back, and waits until it is here. */
  async flush(limit: number): Promise<void> {
    const pages = [...this.#routed].flatMap((page) => page.pages?.() ?? [page])
    const flushed = pages.map((page) => page.evaluate?.(flushInPage))
    await endsWithin(Promise.allSettled(flushed), limit)
    await endsWithin(Promise.allSettled(this.#underway), limit)
  }

  async #lead(route: PageRoute, server: string): Promise<void> {
    const answered = answer(route, server)
    this.#underway.add(answered)
    await answered
    this.#underway.delete(answered)
  }
}

/** `/api/42/envelope/`, `/api/42/store/`: of whatever host, hosted or the DSN's own. */
function isEndpoint(pathname: string): boolean {
  return /\/api\/\d+\/(envelope|store)\/?$/.test(pathname)
}

/** Playwright itself makes the request: nothing of the page's is lost on the way, bytes included. */
async function answer(route: PageRoute, server: string): Promise<void> {
  const url = new URL(route.request().url())
  const path = /\/api\/\d+\/\w+\/?$/.exec(url.pathname)?.[0] ?? url.pathname
  const headers = { ...route.request().headers(), [REDIRECTED_HEADER]: url.host }
  try {
    const response = await route.fetch({ url: `${server}${path}${url.search}`, headers })
    await fulfill(route, response)
  } catch {
    // an outage that the test asked for, or a page that has gone
    await route.abort().catch(() => {})
  }
}

async function fulfill(route: PageRoute, response: unknown): Promise<void> {
  await Reflect.apply(route.fulfill, route, [{ response }])
}

/** Runs in the page, where nothing else of this module is: every client that is loaded there. */
async function flushInPage(): Promise<void> {
  const carriers: Record<string, unknown> = Object(Reflect.get(globalThis, '__SENTRY__'))
  for (const carrier of Object.values(carriers)) {
    const client = Object(carrier).defaultCurrentScope?.getClient?.()
    await client?.flush?.(2000)
  }
}
