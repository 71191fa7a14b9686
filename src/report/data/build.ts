import type { CapturedEvent } from '../../captured/event.js'
import { type Issue, issuesOf } from '../../captured/issue.js'
import { Reading } from '../../captured/reading.js'
import { unpackRecording } from '../../recording/packed.js'
import { Recording } from '../../recording/recording.js'
import type { DropData, EventData, IssueData, PageData, TestData } from './page-data.js'
import { type EventSource, readEvent } from './read-event.js'
import { Room, readLogs, readOtherItems, readSpans } from './read-items.js'
import type { RecordedTest } from './recorded-test.js'
import { SharedTexts } from './shared-texts.js'

/** Reads what the tests of a run recorded, and groups it as an issue stream would. */
export function buildPageData(
  tests: readonly RecordedTest[],
  about: Pick<PageData, 'generated' | 'runner' | 'run'>,
): PageData {
  const builder = new PageBuilder()
  for (const test of tests) builder.add(test)
  return { version: 1, ...about, ...builder.build() }
}

/** What was lost in one way, over all tests. */
interface DroppedIssue {
  readonly drop: DropData
  quantity: number
  /** Those that lost something of which no event is known. */
  readonly tests: Set<number>
  readonly events: CapturedEvent[]
}

class PageBuilder {
  readonly #shared = new SharedTexts()
  readonly #tests: TestData[] = []
  readonly #events: EventData[] = []
  readonly #indexes = new Map<CapturedEvent, number>()
  readonly #drops = new Map<string, DroppedIssue>()
  readonly #room = new Room()

  add({ recordings, errors, ...test }: RecordedTest): void {
    const index = this.#tests.length
    const all = new Recording()
    for (const packed of recordings) {
      const recording = new Recording()
      unpackRecording(packed, recording)
      const { attempt, isShared } = packed
      this.#addReading(new Reading(recording), { test: index, attempt, isShared })
      for (const envelope of recording.envelopes) all.add(envelope)
    }
    const [spans, logs, items] = [readSpans(all), readLogs(all), readOtherItems(all)]
    this.#tests.push({
      ...present(test),
      ...(errors.length > 0 ? { errors } : {}),
      ...(spans.length > 0 ? { spans: this.#shared.add(spans) } : {}),
      ...(logs.length > 0 ? { logs: this.#shared.add(logs) } : {}),
      ...(items.length > 0 ? { items: this.#shared.add(items) } : {}),
    })
  }

  #addReading(reading: Reading, from: Omit<EventSource, 'isDropped'>): void {
    for (const event of reading.events()) this.#addEvent(event, { ...from, isDropped: false })
    for (const { event, ...drop } of reading.drops()) {
      if (event) this.#addEvent(event, { ...from, isDropped: true })
      const title = event?.title ?? drop.category
      const key = JSON.stringify([drop.reason, drop.category, drop.statusCode, title])
      const issue = this.#drops.get(key) ?? { drop, quantity: 0, tests: new Set(), events: [] }
      this.#drops.set(key, issue)
      issue.quantity += drop.quantity
      if (event) issue.events.push(event)
      else issue.tests.add(from.test)
    }
  }

  #addEvent(event: CapturedEvent, source: EventSource): void {
    this.#indexes.set(event, this.#events.length)
    this.#events.push(readEvent(event, source, this.#shared, this.#room))
  }

  build(): Pick<PageData, 'tests' | 'issues' | 'events' | 'shared'> {
    const arrived = [...this.#indexes].flatMap(([event, index]) =>
      this.#events[index]?.dropped ? [] : [event],
    )
    // workers finish in any order: what counts is when the app captured it
    arrived.sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0))
    const issues = issuesOf(arrived).map((issue) => this.#issue(issue))
    const dropped = [...this.#drops.values()].map(({ drop, quantity, tests, events }) => ({
      title: events[0]?.title ?? `${quantity} × ${drop.category}`,
      events: events.map((event) => this.#indexOf(event)).reverse(),
      ...(tests.size > 0 ? { tests: [...tests] } : {}),
      drop: { ...drop, quantity },
    }))
    return {
      tests: this.#tests,
      issues: [...issues, ...dropped],
      events: this.#events,
      shared: this.#shared.texts,
    }
  }

  #issue({ title, events }: Issue): IssueData {
    return { title, events: events.map((event) => this.#indexOf(event)) }
  }

  #indexOf(event: CapturedEvent): number {
    return this.#indexes.get(event) ?? -1
  }
}

/** Without the fields that are undefined. */
function present({
  line,
  link,
  duration,
  attempts,
  ...test
}: Omit<RecordedTest, 'recordings' | 'errors'>) {
  return {
    ...test,
    ...(attempts > 1 ? { attempts } : {}),
    ...(line === undefined ? {} : { line }),
    ...(link === undefined ? {} : { link }),
    ...(duration === undefined ? {} : { duration }),
  }
}
