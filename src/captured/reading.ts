import type { RecordedItem } from '../recording/envelope.js'
import { keptUntilChange, type Recording } from '../recording/recording.js'
import { type CapturedDrop, dropOf } from './drop.js'
import type { CapturedEvent } from './event.js'
import { eventOf } from './event-of.js'
import { type Issue, issuesOf } from './issue.js'
import { isMessage } from './message.js'

/** A recording with meaning: what its items say, as Sentry shows them. Read once per change. */
export class Reading {
  /** @internal */
  readonly recording: Recording
  /** Error and message events, in the order of their capture calls. */
  readonly events: () => readonly CapturedEvent[]
  readonly exceptions: () => readonly CapturedEvent[]
  readonly messages: () => readonly CapturedEvent[]
  /** What the exceptions are made of: to count them, none has to be made. */
  readonly exceptionItems: () => readonly RecordedItem[]
  readonly drops: () => readonly CapturedDrop[]
  /** Newest first. */
  readonly issues: () => readonly Issue[]

  /** @internal */
  constructor(recording: Recording) {
    const list = <Item>(compute: () => readonly Item[]) => keptUntilChange(recording, compute)
    this.recording = recording
    this.events = list(() => this.eventItems().map(eventOf))
    this.exceptionItems = list(() => this.eventItems().filter((item) => !isMessage(item)))
    this.exceptions = list(() => this.exceptionItems().map(eventOf))
    this.messages = list(() => {
      const areAllExceptions = this.exceptionItems().length === this.eventItems().length
      return areAllExceptions ? [] : this.eventItems().filter(isMessage).map(eventOf)
    })
    this.drops = list(() => recording.drops.map(dropOf))
    this.issues = list(() => issuesOf(this.events()))
  }

  /** What the events are made of, in the same order. */
  eventItems(): readonly RecordedItem[] {
    return this.recording.itemsOf('event')
  }

  /** Those events whose item is wanted, without reading the others. */
  eventsOf(isWanted: (item: RecordedItem) => boolean): readonly CapturedEvent[] {
    return this.eventItems().filter(isWanted).map(eventOf)
  }

  /** In constant time; dashed and upper-case ids are found too. */
  event(event_id: string): CapturedEvent | undefined {
    const item = this.recording.event(event_id)
    return item && eventOf(item)
  }
}
