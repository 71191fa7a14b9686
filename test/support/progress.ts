import { clearLine, cursorTo } from 'node:readline'

/** The part of an output stream that is needed here. */
export interface ProgressStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
}

/**
 * How far a long check is. In a terminal one line says it, under all that is written, and is written
 * over; in a log each thing that ends has a line of its own, with the count and the time up to then.
 */
export class Progress {
  readonly #total: number
  readonly #stream: ProgressStream
  readonly #now: () => number
  readonly #start: number
  readonly #running = new Set<string>()
  readonly #ticking: NodeJS.Timeout | undefined
  #ended = 0
  #failed = 0

  constructor(total: number, stream: ProgressStream = process.stdout, now = Date.now) {
    this.#total = total
    this.#stream = stream
    this.#now = now
    this.#start = now()
    // the one thing that shows that it goes on while nothing begins or ends is the clock
    if (stream.isTTY) this.#ticking = setInterval(() => this.#draw(), 1_000).unref()
  }

  begin(what: string): void {
    this.#running.add(what)
    this.#draw()
  }

  /** @param said lines that belong to it */
  end(what: string, isPassed: boolean, said = ''): void {
    this.#running.delete(what)
    this.#ended += 1
    if (!isPassed) this.#failed += 1
    const mark = isPassed ? 'pass' : 'FAIL'
    const lines = said === '' ? '' : `\n${said.trimEnd().replace(/^/gm, '      | ')}`
    this.#write(`${mark}  ${this.#stream.isTTY ? '' : `${this.#counts()}  `}${what}${lines}`)
  }

  /** Takes its line away; what is written later stands where it stood. */
  close(): void {
    clearInterval(this.#ticking)
    this.#clear()
  }

  #write(text: string): void {
    this.#clear()
    this.#stream.write(`${text}\n`)
    this.#draw()
  }

  #counts(): string {
    const failed = this.#failed > 0 ? `, ${this.#failed} failed` : ''
    return `[${this.#ended} of ${this.#total}${failed}, ${elapsed(this.#now() - this.#start)}]`
  }

  #draw(): void {
    if (!this.#stream.isTTY) return
    const line = `${this.#counts()} ${[...this.#running].join(' | ')}`
    this.#clear()
    // a line that wraps could not be written over
    this.#stream.write(line.slice(0, (this.#stream.columns || 80) - 1))
  }

  #clear(): void {
    if (!this.#stream.isTTY) return
    cursorTo(this.#stream, 0)
    clearLine(this.#stream, 0)
  }
}

/** `7s`, `3m07s` */
function elapsed(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000)
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return minutes === 0 ? `${rest}s` : `${minutes}m${String(rest).padStart(2, '0')}s`
}
