import { categoryOf, quantityOf } from '../recording/category.js'
import type { Origin, RecordedEnvelope } from '../recording/envelope.js'
import type { RecordedDrop, Recording } from '../recording/recording.js'
import {
  ACCEPTED,
  checkAnswer,
  checkResponse,
  type FakeResponse,
  isDelivered,
  lowerCaseKeys,
  type Responder,
} from '../recording/response.js'
import type { SentEnvelope, SentItem } from '../recording/wire.js'
import { lossRules, reportLoss } from './losses.js'
import type { ProductionBuffer } from './production-buffer.js'
import { RateLimits } from './rate-limits.js'
import { Routes, traceOf } from './routes.js'
import type { SdkTransportOptions } from './sdk.js'
import { snapshot } from './snapshot.js'

/** An envelope that "Sentry" has not answered yet. */
export interface Send {
  readonly test: number
  readonly envelope: RecordedEnvelope
  readonly answered: Promise<unknown>
}

type RecordLoss = SdkTransportOptions['recordDroppedEvent']
type OriginOf = (payload: unknown) => Origin

/**
 * Takes envelopes from the SDK and answers for Sentry. Recorded is what was answered 2xx; the rest
 * is dropped, with the client-side backoff of the SDK's own transport (`base.ts`, SDK 8 to 11).
 */
export class Delivery {
  /** Of the traces that isolated tests own: what belongs to one is delivered by its test. */
  readonly routes = new Routes<Delivery>()
  readonly #recording: Recording
  readonly #originOf: OriginOf
  readonly #buffer: ProductionBuffer
  readonly #major: () => number
  readonly #rateLimits = new RateLimits()
  readonly #sends = new Set<Send>()
  #responder: Responder | undefined
  /** What the running test has done wrong in answering. */
  #mistake: string | undefined

  /** @param major asks for the version of the SDK that sends, once it is connected */
  constructor(
    recording: Recording,
    originOf: OriginOf,
    buffer: ProductionBuffer,
    major: () => number,
  ) {
    this.#recording = recording
    this.#originOf = originOf
    this.#buffer = buffer
    this.#major = major
  }

  /** Sends of the running test without an answer. */
  get pending(): Send[] {
    if (this.#sends.size === 0) return []
    return [...this.#sends].filter(({ test }) => test === this.#recording.test)
  }

  /** Whether somebody else than a healthy Sentry answers. */
  get isInOutage(): boolean {
    return this.#responder !== undefined
  }

  respondWith(response: FakeResponse | Responder): void {
    if (typeof response === 'function') {
      this.#responder = response
    } else {
      const checked = checkResponse(response)
      const isHealthy = !(checked instanceof Error) && isDelivered(checked) && !checked.headers
      this.#responder = isHealthy ? undefined : () => checked
    }
  }

  get mistake(): string | undefined {
    return this.#mistake
  }

  reset(): void {
    this.#responder = undefined
    this.#mistake = undefined
    this.#rateLimits.clear()
  }

  /** Delivers each part to whom it belongs, while tests run that own a trace. */
  send(sent: SentEnvelope, recordLoss: RecordLoss): Promise<{ statusCode?: number }> {
    if (this.routes.size === 0) return this.#deliver(sent, recordLoss, this.#originOf)
    const answers = this.routes.split(sent).map(({ owner, part }) =>
      owner
        ? owner.#deliver(part, recordLoss, (payload) => ({
            ...this.#originOf(payload),
            test: owner.#recording.test,
          }))
        : this.#deliver(part, recordLoss, this.#originOf),
    )
    return answers.length === 1 && answers[0]
      ? answers[0]
      : Promise.all(answers).then((all) => all[0] ?? ACCEPTED)
  }

  /** What the SDK dropped of a trace, with its event, is its owner's. */
  handOver(drops: readonly RecordedDrop[]): void {
    for (const drop of drops) {
      const owner = this.routes.of(traceOf(drop.item?.payload))
      if (!owner) continue
      this.#recording.takeBack(drop)
      owner.#recording.addDrop(drop)
    }
  }

  #deliver(
    sent: SentEnvelope,
    recordLoss: RecordLoss,
    originOf: OriginOf,
  ): Promise<{ statusCode?: number }> {
    const passed = this.#holdBack(sent, recordLoss, originOf)
    if (!passed) return Promise.resolve({})
    const envelope = snapshot(passed, originOf)
    const test = envelope.items[0]?.origin.test ?? this.#recording.test
    this.#buffer.sent(envelope)
    if (!this.#responder) {
      if (test === this.#recording.test) this.#recording.add(envelope)
      return Promise.resolve(ACCEPTED)
    }
    const settle = (response: unknown) => {
      const checked = checkAnswer(response, (mistake) => {
        if (test === this.#recording.test) this.#mistake = mistake
      })
      return this.#settle(envelope, test, checked, recordLoss)
    }
    let response: ReturnType<Responder>
    try {
      response = this.#responder(envelope)
    } catch (error) {
      response = asError(error)
    }
    if (!isThenable(response)) return answer(() => settle(response))
    const answered = Promise.resolve(response).then(settle, (error: unknown) =>
      settle(asError(error)),
    )
    const send = { test, envelope, answered }
    this.#sends.add(send)
    const done = () => this.#sends.delete(send)
    answered.then(done, done)
    return answered
  }

  /** False when sends are still unanswered after `timeout` milliseconds; without one it waits. */
  async flush(timeout?: number): Promise<boolean> {
    const all = Promise.allSettled([...this.#sends].map(({ answered }) => answered))
    if (this.#sends.size === 0) return true
    if (!timeout) return all.then(() => true)
    let timer: ReturnType<typeof setTimeout> | undefined
    // the timer of the moment, faked or not: that is what the SDK's transport does
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), timeout)
    })
    const inTime = await Promise.race([all.then(() => true), late])
    clearTimeout(timer)
    return inTime
  }

  /** Takes out what an earlier answer forbids to send; undefined when nothing is left. */
  #holdBack(
    sent: SentEnvelope,
    recordLoss: RecordLoss,
    originOf: OriginOf,
  ): SentEnvelope | undefined {
    if (!this.#rateLimits.areSet) return sent
    const [header, items] = sent
    const isLimited = ([{ type }]: SentItem) => this.#rateLimits.isLimited(categoryOf(type))
    const held = items.filter(isLimited)
    if (held.length === 0) return sent
    const envelope = snapshot([header, held], originOf)
    this.#lose(envelope, 'ratelimit_backoff')
    reportLoss(envelope, 'ratelimit_backoff', lossRules(this.#major()), recordLoss)
    const passed = items.filter((item) => !isLimited(item))
    return passed.length > 0 ? [header, passed] : undefined
  }

  #settle(
    envelope: RecordedEnvelope,
    test: number,
    response: FakeResponse,
    recordLoss: RecordLoss,
  ): { statusCode?: number } {
    const rules = lossRules(this.#major())
    if (response instanceof Error) {
      this.#lose(envelope, 'network_error')
      reportLoss(envelope, 'network_error', rules, recordLoss)
      throw response
    }
    const { statusCode } = response
    if (isDelivered(response)) {
      if (test === this.#recording.test) this.#recording.add(envelope)
    } else {
      this.#lose(envelope, 'send_error', statusCode)
      // Sentry itself counts what it refuses, but for what is too large
      if (statusCode === 413 && rules.reports413) {
        reportLoss(envelope, 'send_error', rules, recordLoss)
        return { statusCode }
      }
    }
    this.#rateLimits.update(statusCode, lowerCaseKeys(response.headers ?? {}))
    return { statusCode }
  }

  #lose(envelope: RecordedEnvelope, reason: string, statusCode?: number): void {
    if (envelope.items[0]?.origin.test === this.#recording.test) this.#recording.refuse()
    for (const item of envelope.items) {
      const isOfThisTest = item.origin.test === this.#recording.test
      if (item.type === 'client_report' || !isOfThisTest) continue
      const status = statusCode === undefined ? {} : { statusCode }
      const category = categoryOf(item.type)
      this.#recording.addDrop({ reason, category, quantity: quantityOf(item), ...status, item })
    }
  }
}

function answer(settle: () => { statusCode?: number }): Promise<{ statusCode?: number }> {
  try {
    return Promise.resolve(settle())
  } catch (error) {
    return Promise.reject(error)
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

function isThenable(value: unknown): value is PromiseLike<FakeResponse | undefined> {
  return typeof value === 'object' && value !== null && 'then' in value
}
