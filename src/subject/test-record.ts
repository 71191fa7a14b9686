import type { CapturedEvent } from '../captured/event.js'
import { RECORDED } from '../captured/event.js'
import { Reading } from '../captured/reading.js'
import { unasserted } from '../matchers/asserted.js'
import { isSubject, READING } from '../matchers/subject.js'
import { streamText } from '../matchers/words/stream.js'
import type { RecordedItem } from '../recording/envelope.js'
import { liveSubjects } from '../recording/live.js'
import { type PackedRecording, packRecording, unpackRecording } from '../recording/packed.js'
import { Recording, UnsettledError } from '../recording/recording.js'
import type { RecordedSubject } from './recorded-subject.js'

/** Columns of the issue stream where nobody knows how wide its reader's window is. */
const TEXT_WIDTH = 100

const OF_THE_SDK = new Set(['session', 'sessions', 'client_report'])

/** What has been told of already: each thing belongs to the test that it was first told with. */
const told = new WeakSet<object>()

/**
 * What was recorded since this was last asked, of these recordings or of all that are shared by
 * the tests of a file. Waits for what is in flight.
 */
export async function takeRecorded(own?: readonly RecordedSubject[]): Promise<PackedRecording[]> {
  const readings = own ? own.map((subject) => subject[READING]) : sharedReadings()
  const packed: PackedRecording[] = []
  for (const reading of readings) {
    await settle(reading)
    const envelopes = reading.recording.envelopes.filter(isUntold)
    const drops = reading.recording.drops.filter(isUntold)
    if (envelopes.length + drops.length === 0) continue
    const open = new Set(unasserted(reading).map(itemOf))
    packed.push(
      packRecording({
        envelopes,
        drops,
        isAsserted: (item) => item.type === 'event' && !open.has(item),
      }),
    )
    for (const one of [...envelopes, ...drops]) told.add(one)
  }
  return packed
}

/** Whether the app reported anything, the SDK's own sessions and client reports aside. */
export function isReported(packed: readonly PackedRecording[]): boolean {
  return packed.some(
    ({ envelopes, drops }) =>
      drops.length > 0 ||
      envelopes.some(({ items }) => items.some(({ type }) => !OF_THE_SDK.has(type))),
  )
}

/** The same for people, and for programs: the issue stream, and all that was captured as JSON. */
export function tellRecorded(packed: readonly PackedRecording[]): { text: string; json: string } {
  const readings = packed.map((one) => {
    const recording = new Recording()
    unpackRecording(one, recording)
    return new Reading(recording)
  })
  const captured = {
    events: readings.flatMap((reading) => reading.events().map(eventJson)),
    drops: readings.flatMap((reading) =>
      reading
        .drops()
        .map(({ event, ...drop }) => ({ ...drop, ...(event && { event: eventJson(event) }) })),
    ),
    items: readings.flatMap(({ recording }) =>
      recording.items.filter(({ type }) => type !== 'event').map(itemJson),
    ),
  }
  return {
    text: readings.map((reading) => streamText(reading, { width: TEXT_WIDTH })).join('\n\n'),
    json: `${JSON.stringify(captured, null, 2)}\n`,
  }
}

function sharedReadings(): Reading[] {
  const subjects: readonly unknown[] = liveSubjects()
  return subjects.filter(isSubject).map((subject) => subject[READING])
}

/** A test that never asserted need not hear of what is stuck: it shows what has arrived. */
async function settle({ recording }: Reading): Promise<void> {
  try {
    await recording.source?.settled()
  } catch (error) {
    if (!(error instanceof UnsettledError)) throw error
  }
}

function isUntold(one: object): boolean {
  return !told.has(one)
}

function itemOf(event: CapturedEvent): RecordedItem {
  return event[RECORDED]
}

function eventJson(event: CapturedEvent): object {
  const { event_id, title, handled, unhandled, level, tags, payload } = event
  return { event_id, title, handled, unhandled, level, tags, payload }
}

function itemJson({ header, payload }: RecordedItem): object {
  return { header, payload: payload instanceof Uint8Array ? `${payload.length} bytes` : payload }
}
