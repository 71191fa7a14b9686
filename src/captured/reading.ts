import type { RecordedItem } from '../recording/envelope.js'
import { keptUntilChange, type Recording } from '../recording/recording.js'
import { type CapturedDrop, dropOf } from './drop.js'
import { CapturedEvent } from './event.js'
import { type Issue, issuesOf } from './issue.js'

/** A recording with meaning: what its items say, as Sentry shows them. Read once per change. */
export class Reading {
  /** @internal */
  readonly recording: Recording
  /** Error and message events, in the order of their capture calls. */
  readonly events: () => readonly CapturedEvent[]
  readonly exceptions: () => readonly CapturedEvent[]
  readonly messages: () => readonly CapturedEvent[]
  readonly drops: () => readonly CapturedDrop[]
  /** Newest first. */
  readonly issues: () => readonly Issue[]
  readonly #known = new WeakMap<RecordedItem, CapturedEvent>()

  /** @internal */
  constructor(recording: Recording) {
    const list = <Item>(compute: () => readonly Item[]) => keptUntilChange(recording, compute)
    this.recording = recording
    this.events = list(() => recording.itemsOf('event').map((item) => this.#read(item)))
    this.exceptions = list(() => this.events().filter(({ kind }) => kind === 'exception'))
    this.messages = list(() => this.events().filter(({ kind }) => kind === 'message'))
    this.drops = list(() => recording.drops.map(dropOf))
    this.issues = list(() => issuesOf(this.events()))
  }

  /** In constant time; dashed and upper-case ids are found too. */
  event(event_id: string): CapturedEvent | undefined {
    const item = this.recording.event(event_id)
    return item && this.#read(item)
  }

  /** The same object for the same item, always. */
  #read(item: RecordedItem): CapturedEvent {
    let event = this.#known.get(item)
    if (!event) {
      event = new CapturedEvent(item)
      this.#known.set(item, event)
    }
    return event
  }
}
