import type { CapturedDrop } from '../../captured/drop.js'
import type { CapturedEvent } from '../../captured/event.js'
import type { Issue } from '../../captured/issue.js'
import type { Reading } from '../../captured/reading.js'
import { nothingText } from './captured.js'
import { plural } from './plural.js'
import { cut, visible } from './stringify.js'
import { type Look, type Paint, plain, terminalWidth } from './terminal.js'

export interface StreamLook {
  /** In columns. */
  readonly width?: number
  readonly paint?: Paint
}

/** The issue stream as text: each issue with its events, their ids, and all of their tags. */
export function streamText(reading: Reading, look: StreamLook = {}): string {
  return new StreamWriter(look).write(reading)
}

const LEVELS: ReadonlyMap<string, Look> = new Map([
  ['fatal', 'red'],
  ['error', 'red'],
  ['warning', 'yellow'],
])

class StreamWriter {
  readonly #width: number
  readonly #paint: Paint

  constructor({ width = terminalWidth(), paint = plain }: StreamLook) {
    this.#width = width
    this.#paint = paint
  }

  write(reading: Reading): string {
    const issues = reading.issues()
    const events = reading.events()
    const drops = reading.drops()
    const what =
      events.length > 0
        ? `${plural(issues.length, 'issue')}, ${plural(events.length, 'event')}`
        : nothingText(reading)
    const blocks = issues.map((issue) => this.#issue(issue).join('\n'))
    if (drops.length > 0) {
      const lines = drops.map((drop) => this.#drop(drop))
      blocks.push([this.#paint('Dropped:', 'bold', 'yellow'), ...lines].join('\n'))
    }
    return [`${this.#paint('Issue stream:', 'bold')} ${what}`, ...blocks].join('\n\n')
  }

  #issue({ title, events }: Issue): string[] {
    const count = events.length > 1 ? `  (${plural(events.length, 'event')})` : ''
    return [
      this.#paint(cut(visible(title), this.#width - count.length), 'bold') + count,
      ...events.flatMap((event) => this.#event(event)),
    ]
  }

  #event(event: CapturedEvent): string[] {
    const { event_id, tags } = event
    const { handled, level = '', ...rest } = tags
    const handledLook = handled === 'no' ? 'red' : handled === 'yes' ? 'green' : 'dim'
    const facts = [
      ...(event.kind === 'message' ? [this.#paint('message', 'cyan')] : []),
      this.#fact('handled', handled ?? '(no tag)', handledLook),
      this.#fact('level', level, LEVELS.get(level) ?? 'cyan'),
      ...(event.unhandled && handled !== 'no' ? [this.#paint('flagged Unhandled', 'red')] : []),
    ]
    return [
      `  ${this.#paint('event_id', 'dim')}  ${event_id}`,
      `  ${facts.join('   ')}`,
      ...this.#tags(Object.entries(rest)),
    ]
  }

  #fact(name: string, value: string, look: Look): string {
    return `${this.#paint(`${name}:`, 'dim')} ${this.#paint(value, look)}`
  }

  /** Side by side, as many as fit into a line. */
  #tags(tags: readonly (readonly [key: string, value: string])[]): string[] {
    const label = '  tags      '
    const room = this.#width - label.length - ','.length
    const lines: string[][] = []
    let used = 0
    for (const [key, sent] of tags) {
      const value = visible(sent)
      const length = `${key}: ${value}`.length
      const shown = `${this.#paint(`${key}:`, 'dim')} ${value}`
      const line = lines.at(-1)
      if (line && used + ', '.length + length <= room) {
        line.push(shown)
        used += ', '.length + length
      } else {
        lines.push([shown])
        used = length
      }
    }
    return lines.map((line, index) => {
      const head = index === 0 ? this.#paint(label, 'dim') : ' '.repeat(label.length)
      const isLast = index === lines.length - 1
      return `${head}${line.join(', ')}${isLast ? '' : ','}`
    })
  }

  #drop({ reason, category, quantity, statusCode, event }: CapturedDrop): string {
    const status = statusCode === undefined ? '' : ` ${statusCode}`
    const by = this.#paint(`${reason}${status}`, 'yellow')
    return `  ${plural(quantity, category)} by ${by}${event ? `: ${visible(event.title)}` : ''}`
  }
}
