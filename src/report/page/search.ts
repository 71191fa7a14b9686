import type { EventData } from '../data/page-data.js'
import type { IssueModel, Report, Status, TestModel } from './model.js'

export type Filter = 'all' | Status | 'unasserted'

/** Finds issues and tests by event id, by text, and by tags as `key:value`. */
export class Search {
  readonly #report: Report
  readonly #texts = new Map<number, string>()
  #tagKeys: ReadonlySet<string> | undefined

  constructor(report: Report) {
    this.#report = report
  }

  issues(filter: Filter, query: string): IssueModel[] {
    const terms = termsOf(query)
    return this.#report.issues.filter(
      (issue) => isIn(issue, filter) && (terms.length === 0 || this.#matches(issue, terms)),
    )
  }

  tests(query: string): TestModel[] {
    const terms = termsOf(query)
    return this.#report.tests.filter(({ data, issues }) => {
      const own = `${data.file} ${data.name} ${data.project}`.toLowerCase()
      const titles = [...issues.keys()].map((at) => this.#report.issues[at]?.title ?? '')
      const text = `${own} ${titles.join(' ').toLowerCase()}`
      return terms.every((term) => text.includes(term))
    })
  }

  count(filter: Filter): number {
    return this.#report.issues.filter((issue) => isIn(issue, filter)).length
  }

  /** An issue matches when one of its events does; what has no event, by its title. */
  #matches({ data, title }: IssueModel, terms: readonly string[]): boolean {
    if (data.events.length === 0) {
      const text = `${title} ${data.drop?.reason} ${data.drop?.category}`.toLowerCase()
      return terms.every((term) => text.includes(term))
    }
    return data.events.some((at) => {
      const event = this.#report.event(at)
      return event && terms.every((term) => this.#eventMatches(at, event, term))
    })
  }

  #eventMatches(at: number, event: EventData, term: string): boolean {
    const [, key = '', value = ''] = /^([^:]+):(.+)$/.exec(term) ?? []
    if (key && this.#keys().has(key)) return this.#tag(event, key)?.toLowerCase() === value
    return (
      this.#textOf(at, event).includes(term.replaceAll('-', '')) ||
      this.#textOf(at, event).includes(term)
    )
  }

  #tag(event: EventData, key: string): string | undefined {
    const tags = this.#report.read(event.tags)
    const name = Object.keys(tags).find((other) => other.toLowerCase() === key)
    return name === undefined ? undefined : tags[name]
  }

  #keys(): ReadonlySet<string> {
    this.#tagKeys ??= new Set(
      this.#report.data.events.flatMap(({ tags }) =>
        Object.keys(this.#report.read(tags)).map((key) => key.toLowerCase()),
      ),
    )
    return this.#tagKeys
  }

  #textOf(at: number, event: EventData): string {
    let text = this.#texts.get(at)
    if (text === undefined) {
      const test = this.#report.test(event.test)
      text = [
        ...[event.event_id, event.title, event.culprit, test?.file, test?.name],
        ...[this.#report.text(event.tags), this.#report.searchText(event)],
      ]
        .join('\n')
        .toLowerCase()
      this.#texts.set(at, text)
    }
    return text
  }
}

function isIn({ status, unasserted }: IssueModel, filter: Filter): boolean {
  if (filter === 'all') return true
  return filter === 'unasserted' ? unasserted > 0 : status === filter
}

/** Words, and what stands in quotes, all of which have to be found. */
function termsOf(query: string): string[] {
  return [...query.toLowerCase().matchAll(/([^\s":]+:)?"([^"]*)"|\S+/g)].map(
    ([word, key = '', quoted]) => (quoted === undefined ? word : `${key}${quoted}`),
  )
}
