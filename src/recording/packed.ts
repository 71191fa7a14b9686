import { type Origin, RecordedEnvelope, RecordedItem } from './envelope.js'
import type { RecordedDrop, Recording } from './recording.js'
import type { WireBody } from './wire.js'

/** A recording, or a part of it, as plain JSON: what a worker hands to the process that reports. */
export interface PackedRecording {
  readonly envelopes: readonly PackedEnvelope[]
  readonly drops: readonly PackedDrop[]
}

export interface PackedEnvelope {
  /** JSON text, as on the wire. */
  readonly header: string
  readonly items: readonly PackedItem[]
}

export interface PackedItem {
  readonly type: string
  /** JSON text, as on the wire. */
  readonly header: string
  readonly form: WireBody['form']
  /** Text as it is, bytes in base64. */
  readonly body: string
  readonly sequence: number
  readonly call?: 'exception' | 'message'
  /** Whether a passing assertion was about it. */
  readonly asserted?: true
}

export interface PackedDrop extends Omit<RecordedDrop, 'item'> {
  readonly item?: PackedItem
}

/** What of a recording is to be packed. */
export interface Selection {
  readonly envelopes: readonly RecordedEnvelope[]
  readonly drops: readonly RecordedDrop[]
  isAsserted(item: RecordedItem): boolean
}

export function packRecording({ envelopes, drops, isAsserted }: Selection): PackedRecording {
  return {
    envelopes: envelopes.map(({ headerText, items }) => ({
      header: headerText,
      items: items.map((item) => packItem(item, isAsserted(item))),
    })),
    drops: drops.map(({ item, ...drop }) => ({
      ...drop,
      ...(item ? { item: packItem(item, false) } : {}),
    })),
  }
}

/** Fills a recording with what was packed. What was dropped before it was sent has no envelope. */
export function unpackRecording({ envelopes, drops }: PackedRecording, into: Recording): void {
  for (const { header, items } of envelopes) {
    into.add(new RecordedEnvelope(header, items.map(unpackItem)))
  }
  for (const { item, ...drop } of drops) {
    into.addDrop({ ...drop, ...(item ? { item: unpackItem(item) } : {}) })
  }
}

function packItem(item: RecordedItem, isAsserted: boolean): PackedItem {
  const { type, headerText, body, origin } = item
  return {
    type,
    header: headerText,
    form: body.form,
    body: body.form === 'bytes' ? toBase64(body.bytes) : body.text,
    sequence: origin.sequence,
    ...(origin.call ? { call: origin.call } : {}),
    ...(isAsserted ? { asserted: true } : {}),
  }
}

/** Items of an unpacked recording that a passing assertion was about. */
const asserted = new WeakSet<RecordedItem>()

export function wasAsserted(item: RecordedItem): boolean {
  return asserted.has(item)
}

function unpackItem(packed: PackedItem): RecordedItem {
  const { type, header, form, body, sequence, call } = packed
  const origin: Origin = { sequence, test: 1, ...(call ? { call } : {}) }
  const wire: WireBody = form === 'bytes' ? { form, bytes: fromBase64(body) } : { form, text: body }
  const item = new RecordedItem(type, header, wire, origin, undefined)
  if (packed.asserted) asserted.add(item)
  return item
}

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  // the arguments of a call are limited in number
  for (let start = 0; start < bytes.length; start += 8_192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8_192))
  }
  return btoa(binary)
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
