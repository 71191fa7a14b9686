import type { CapturedAttachment } from '../../captured/kinds/attachment.js'
import { checkInKind } from '../../captured/kinds/check-in.js'
import { clientReportKind } from '../../captured/kinds/client-report.js'
import { feedbackKind } from '../../captured/kinds/feedback.js'
import type { CapturedItem, ItemKind } from '../../captured/kinds/item-kind.js'
import { logKind } from '../../captured/kinds/log.js'
import { metricKind } from '../../captured/kinds/metric.js'
import { profileKind } from '../../captured/kinds/profile.js'
import { replayKind } from '../../captured/kinds/replay.js'
import { securityReportKind } from '../../captured/kinds/security-report.js'
import { sessionKind } from '../../captured/kinds/session.js'
import { spanKind } from '../../captured/kinds/span.js'
import { toBase64 } from '../../recording/packed.js'
import type { Recording } from '../../recording/recording.js'
import type { AttachmentData, ItemData, LogData, SpanData } from './page-data.js'

/** Bytes of one file that a page takes in, and of all together; of more it has name and size. */
const FILE_LIMIT = 1_000_000
const PAGE_LIMIT = 20_000_000

/** What is left in a page for files. */
export class Room {
  #left = PAGE_LIMIT

  hasFor(size: number): boolean {
    if (size > FILE_LIMIT || size > this.#left) return false
    this.#left -= size
    return true
  }
}

export function readAttachments(
  attachments: readonly Pick<CapturedAttachment, 'filename' | 'content_type' | 'size' | 'data'>[],
  room: Room,
): AttachmentData[] {
  return attachments.map(({ filename, content_type, size, data }) => ({
    filename,
    size,
    ...(content_type === undefined ? {} : { content_type }),
    ...(room.hasFor(size) ? { data: toBase64(data) } : {}),
  }))
}

export function readSpans(recording: Recording): SpanData[] {
  return spanKind.list(recording).map(({ payload, envelope, duration, ...span }) => present(span))
}

export function readLogs(recording: Recording): LogData[] {
  return logKind.list(recording).map(({ payload, envelope, ...log }) => present(log))
}

/** All that is no event, span, log or attachment; types that no kind knows too. */
export function readOtherItems(recording: Recording): ItemData[] {
  const known = [
    itemsOf(checkInKind, recording),
    itemsOf(metricKind, recording),
    itemsOf(feedbackKind, recording),
    itemsOf(replayKind, recording),
    itemsOf(profileKind, recording),
    itemsOf(securityReportKind, recording),
    itemsOf(sessionKind, recording),
    itemsOf(clientReportKind, recording),
  ].flat()
  const unknown = recording.items
    .filter(({ type }) => !KNOWN_TYPES.has(type))
    .map(({ type, payload }) => ({ kind: type, row: [type], payload: plain(payload) }))
  return [...known, ...unknown]
}

const KNOWN_TYPES = new Set([
  ...['event', 'attachment'],
  ...[spanKind, logKind, checkInKind, metricKind, feedbackKind, replayKind].flatMap(typesOf),
  ...[profileKind, securityReportKind, sessionKind, clientReportKind].flatMap(typesOf),
])

function typesOf({ types }: { readonly types: readonly string[] }): readonly string[] {
  return types
}

function itemsOf<Item extends CapturedItem>(
  kind: ItemKind<Item>,
  recording: Recording,
): ItemData[] {
  return kind.list(recording).map((item) => ({
    kind: kind.noun,
    row: kind.row(item),
    payload: plain(item.payload),
  }))
}

function plain(payload: unknown): unknown {
  return payload instanceof Uint8Array ? `${payload.length} bytes` : payload
}

/** Without the fields that are undefined. */
function present<Fields extends object>(fields: Fields): Present<Fields> {
  const copy: Present<Fields> = JSON.parse(JSON.stringify(fields))
  return copy
}

type Present<Fields> = {
  [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key]
} & {
  [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: Exclude<
    Fields[Key],
    undefined
  >
}
