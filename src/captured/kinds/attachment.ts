import type { RecordedItem } from '../../recording/envelope.js'
import { decodeUtf8, encodeUtf8 } from '../../recording/platform.js'
import { type CapturedItem, itemKind, text } from './item-kind.js'

/** A file that travelled in the same envelope as its event. */
export interface CapturedAttachment extends CapturedItem {
  readonly filename: string
  readonly content_type: string | undefined
  readonly attachment_type: string | undefined
  readonly data: Uint8Array
  /** The bytes as UTF-8. */
  readonly text: string
  /** Bytes. */
  readonly size: number
}

export const attachmentKind = itemKind<CapturedAttachment>({
  noun: 'attachment',
  types: ['attachment'],
  read: (item) => [attachmentOf(item)],
  identity: { name: 'filename', key: 'filename' },
  keys: [
    ...(['filename', 'content_type', 'attachment_type', 'data', 'text', 'size'] as const),
    ...(['payload', 'envelope'] as const),
  ],
  row: ({ filename, content_type, size }) => [filename, content_type ?? '', `${size} bytes`],
})

export function attachmentOf(item: RecordedItem): CapturedAttachment {
  const { header, payload, envelope } = item
  const data = bytesOf(item)
  return {
    filename: text(header.filename) ?? '',
    content_type: text(header.content_type),
    attachment_type: text(header.attachment_type),
    data,
    get text() {
      return decodeUtf8(data)
    },
    size: data.byteLength,
    payload,
    envelope,
  }
}

function bytesOf({ body }: RecordedItem): Uint8Array {
  return body.form === 'bytes' ? body.bytes : encodeUtf8(body.text)
}
