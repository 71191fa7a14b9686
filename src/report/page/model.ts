import type { EventData, IssueData, PageData, Shared, TestData } from '../data/page-data.js'
import { mapParts } from '../data/payload-parts.js'

/** What an event is, in one word: it decides on its badge and its filter. */
export type Status = 'unhandled' | 'handled' | 'message' | 'dropped'

/** An issue with what its row shows. */
export interface IssueModel {
  readonly index: number
  readonly data: IssueData
  readonly title: string
  readonly latest: EventData | undefined
  readonly status: Status
  /** How many of its events no assertion was about; what never arrived needs none. */
  readonly unasserted: number
  readonly count: number
  readonly level: string
  readonly culprit: string
}

export interface TestModel {
  readonly index: number
  readonly data: TestData
  /** Indexes of issues that it contributed to, with how often. */
  readonly issues: ReadonlyMap<number, number>
}

/** The data of the page, with its links in both directions. Large texts are parsed when asked for. */
export class Report {
  readonly data: PageData
  readonly issues: readonly IssueModel[]
  readonly tests: readonly TestModel[]
  readonly #parsed = new Map<number, unknown>()
  readonly #issueOf: readonly number[]

  constructor(data: PageData) {
    this.data = data
    const issueOf: number[] = []
    this.issues = data.issues.map((issue, index) => {
      for (const event of issue.events) issueOf[event] = index
      return issueModel(issue, index, (at) => data.events[at])
    })
    this.#issueOf = issueOf
    const perTest = data.tests.map(() => new Map<number, number>())
    for (const issue of this.issues) {
      for (const test of this.#testsOf(issue)) {
        const counts = perTest[test]
        counts?.set(issue.index, (counts.get(issue.index) ?? 0) + 1)
      }
    }
    this.tests = data.tests.map((test, index) => ({
      index,
      data: test,
      issues: perTest[index] ?? new Map(),
    }))
  }

  event(index: number | undefined): EventData | undefined {
    return index === undefined ? undefined : this.data.events[index]
  }

  test(index: number | undefined): TestData | undefined {
    return index === undefined ? undefined : this.data.tests[index]
  }

  /** Index in `events`; dashed and upper-case ids are found too. */
  findEvent(event_id: string): number | undefined {
    const id = event_id.replaceAll('-', '').toLowerCase()
    const at = this.data.events.findIndex((event) => event.event_id === id)
    return at === -1 ? undefined : at
  }

  issueOf(event: number): IssueModel | undefined {
    return this.issues[this.#issueOf[event] ?? -1]
  }

  text(at: Shared<unknown>): string {
    return this.data.shared[at] ?? 'null'
  }

  read<Value>(at: Shared<Value>): Value
  read(at: number): unknown {
    if (!this.#parsed.has(at)) this.#parsed.set(at, JSON.parse(this.text(at)))
    return this.#parsed.get(at)
  }

  list<Item>(at: Shared<readonly Item[]> | undefined): readonly Item[] {
    return at === undefined ? [] : this.read(at)
  }

  payload({ payload }: EventData): Readonly<Record<string, unknown>> {
    const whole = mapParts(this.read<unknown>(payload), (at) => this.#part(at))
    return isRecord(whole) ? whole : {}
  }

  /** All of an event that can be searched, without parsing its parts. */
  searchText({ payload }: EventData): string {
    const texts = [this.text(payload)]
    mapParts(this.read<unknown>(payload), (at, field) => {
      if (field === 'breadcrumbs' && typeof at === 'number') texts.push(this.text(at))
    })
    return texts.join('\n')
  }

  #part(at: unknown): unknown {
    return typeof at === 'number' ? this.read(at) : undefined
  }

  #testsOf({ data }: IssueModel): number[] {
    return [...data.events.flatMap((at) => this.data.events[at]?.test ?? []), ...(data.tests ?? [])]
  }
}

export function statusOf(event: EventData): Status {
  if (event.dropped) return 'dropped'
  if (event.kind === 'message') return 'message'
  return event.unhandled ? 'unhandled' : 'handled'
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function issueModel(
  data: IssueData,
  index: number,
  event: (at: number) => EventData | undefined,
): IssueModel {
  const events = data.events.flatMap((at) => event(at) ?? [])
  const [latest] = events
  const isUnhandled = events.some((one) => statusOf(one) === 'unhandled')
  const status = latest && !data.drop ? (isUnhandled ? 'unhandled' : statusOf(latest)) : 'dropped'
  return {
    index,
    data,
    title: data.title,
    latest,
    status,
    unasserted: data.drop ? 0 : events.filter(({ asserted }) => !asserted).length,
    count: data.drop?.quantity ?? events.length,
    level: latest?.level ?? 'error',
    culprit: latest?.culprit ?? '',
  }
}
