import { categoryOf, quantityOf } from '../recording/category.js'
import type { RecordedEnvelope } from '../recording/envelope.js'
import type { Recording } from '../recording/recording.js'
import {
  checkAnswer,
  checkResponse,
  type FakeResponse,
  isDelivered,
  type Responder,
} from '../recording/response.js'
import { ClientReports } from './client-reports.js'

/** Decides what becomes of an envelope that was read: recorded is what was answered 2xx. */
export class Delivery {
  readonly #recording: Recording
  readonly #reports: ClientReports
  #responder: Responder | undefined
  /** What the running test has done wrong in answering. */
  #mistake: string | undefined

  constructor(recording: Recording) {
    this.#recording = recording
    this.#reports = new ClientReports(recording)
  }

  respondWith(response: FakeResponse | Responder): void {
    if (typeof response === 'function') {
      this.#responder = response
    } else {
      const checked = checkResponse(response)
      this.#responder = () => checked
    }
  }

  get mistake(): string | undefined {
    return this.#mistake
  }

  reset(): void {
    this.#responder = undefined
    this.#mistake = undefined
    this.#reports.forget()
  }

  /** @param test number of the test in which it was sent; of an earlier one nothing is kept */
  async deliver(envelope: RecordedEnvelope, test: number): Promise<FakeResponse> {
    const answer = this.#responder && (await answerOf(this.#responder, envelope))
    const response = checkAnswer(answer, (mistake) => {
      if (test === this.#recording.test) this.#mistake = mistake
    })
    if (test !== this.#recording.test) return response
    if (response instanceof Error) {
      this.#lose(envelope, 'network_error')
    } else if (isDelivered(response)) {
      this.#recording.add(envelope)
      this.#reports.read(envelope)
    } else {
      this.#lose(envelope, 'send_error', response.statusCode)
    }
    return response
  }

  #lose(envelope: RecordedEnvelope, reason: string, statusCode?: number): void {
    this.#recording.refuse()
    for (const item of envelope.items) {
      if (item.type === 'client_report') continue
      const status = statusCode === undefined ? {} : { statusCode }
      const category = categoryOf(item.type)
      const quantity = quantityOf(item)
      this.#recording.addDrop({ reason, category, quantity, ...status, item })
      this.#reports.lost(reason, category, quantity)
    }
  }
}

/** What a responder throws is an outage, as in the fake transport. */
async function answerOf(responder: Responder, envelope: RecordedEnvelope): Promise<unknown> {
  try {
    return await responder(envelope)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
