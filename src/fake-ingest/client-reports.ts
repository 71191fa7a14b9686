import type { RecordedEnvelope } from '../recording/envelope.js'
import type { Recording } from '../recording/recording.js'
import { isJsonObject, type JsonValue } from '../recording/wire.js'

/** What was lost between a program and Sentry, and the program reports as well. */
const REPORTED_TOO = new Set(['send_error', 'network_error'])

/**
 * What other processes drop is known from their client reports alone. What was lost by an answer of
 * ours is known already, with its event: of that, the report is no news.
 */
export class ClientReports {
  readonly #recording: Recording
  /** Quantities lost by our own answers, by reason and category. */
  #known = new Map<string, number>()

  constructor(recording: Recording) {
    this.#recording = recording
  }

  /** Something was lost by an answer of ours. */
  lost(reason: string, category: string, quantity: number): void {
    const key = `${reason} ${category}`
    this.#known.set(key, (this.#known.get(key) ?? 0) + quantity)
  }

  /** Puts what the reports of an envelope speak of among the drops. */
  read({ items }: RecordedEnvelope): void {
    for (const { type, payload } of items) {
      if (type !== 'client_report' || !isJsonObject(payload)) continue
      for (const loss of listOf(payload.discarded_events)) this.#drop(loss)
    }
  }

  forget(): void {
    this.#known = new Map()
  }

  #drop(loss: JsonValue): void {
    if (!isJsonObject(loss)) return
    const { reason, category, quantity } = loss
    if (typeof reason !== 'string' || typeof category !== 'string') return
    const news = this.#news(reason, category, typeof quantity === 'number' ? quantity : 1)
    if (news > 0) this.#recording.addDrop({ reason, category, quantity: news })
  }

  #news(reason: string, category: string, quantity: number): number {
    if (!REPORTED_TOO.has(reason)) return quantity
    const key = `${reason} ${category}`
    const known = Math.min(quantity, this.#known.get(key) ?? 0)
    this.#known.set(key, (this.#known.get(key) ?? 0) - known)
    return quantity - known
  }
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : []
}
