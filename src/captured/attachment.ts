import type { RecordedItem } from '../recording/envelope.js'
import { text } from './exceptions.js'

/** A file that travelled in the same envelope as its event. */
export interface CapturedAttachment {
  readonly filename: string
  readonly content_type: string | undefined
  readonly attachment_type: string | undefined
  readonly data: Uint8Array
  /** The bytes as UTF-8. */
  readonly text: string
  /** Bytes. */
  readonly size: number
}

export function attachmentOf(item: RecordedItem): CapturedAttachment {
  const { header, payload } = item
  const data =
    payload instanceof Uint8Array
      ? payload
      : new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload))
  return {
    filename: text(header.filename) ?? '',
    content_type: text(header.content_type),
    attachment_type: text(header.attachment_type),
    data,
    get text() {
      return new TextDecoder().decode(data)
    },
    size: data.byteLength,
  }
}
