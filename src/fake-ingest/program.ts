import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { NextChange } from './next-change.js'

/** Settings of `sentry.run()`. */
export interface RunOptions {
  /** Default: that of this process. */
  cwd?: string | URL
  /** Beside the environment of this process and `sentry.env`; `undefined` takes a variable away. */
  env?: Readonly<Record<string, string | undefined>>
  /** What the program reads from its standard input. Default: nothing. */
  input?: string | Uint8Array
  /** Ends the program, with SIGTERM. */
  signal?: AbortSignal
  /**
   * Loads `expect-sentry/preload` before a program for Node: what it would send to a DSN of its own
   * comes here. Default: false.
   */
  preload?: boolean
}

/** How a program ended. */
export interface ProgramResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * A program that was started. Await it, and it is the {@link ProgramResult}: it has ended, and all
 * that it sent is recorded.
 */
export class RunningProgram implements PromiseLike<ProgramResult> {
  readonly #child: ChildProcess
  readonly #result: Promise<ProgramResult>
  readonly #change = new NextChange()
  #stdout = ''
  #stderr = ''
  #hasEnded = false

  /**
   * @param child started with pipes for its output
   * @param recorded resolves when all that it sent is recorded; called once it has ended
   */
  constructor(child: ChildProcess, command: string, recorded: () => Promise<void>) {
    this.#child = child
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text
      this.#change.tell()
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text
      this.#change.tell()
    })
    this.#result = this.#ended(command).then(async ([exitCode, signal]) => {
      await recorded()
      return { exitCode, signal, stdout: this.#stdout, stderr: this.#stderr }
    })
  }

  /** Undefined when it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid
  }

  /** What it has printed up to now. */
  get stdout(): string {
    return this.#stdout
  }
  get stderr(): string {
    return this.#stderr
  }

  /** @returns whether there was a program to send the signal to */
  kill(signal: NodeJS.Signals = 'SIGTERM'): boolean {
    return this.#child.kill(signal)
  }

  /**
   * Resolves once its output matches: a server that says that it listens, for one.
   *
   * @throws Error with all of its output, when it ends without having printed that
   * @example
   * const server = sentry.run('node', ['server.js'])
   * const [, port] = await server.printed(/listening on (\d+)/)
   */
  async printed(pattern: RegExp): Promise<RegExpMatchArray> {
    for (;;) {
      const match = this.#stdout.match(pattern) ?? this.#stderr.match(pattern)
      if (match) return match
      if (this.#hasEnded) {
        throw new Error(
          `The program has ended and never printed ${pattern}. It printed:\n${this.#stdout}${this.#stderr}`,
        )
      }
      await this.#change.happened
    }
  }

  // biome-ignore lint/suspicious/noThenProperty: a program is awaited for its result
  then<Fulfilled = ProgramResult, Rejected = never>(
    onFulfilled?: ((result: ProgramResult) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#result.then(onFulfilled, onRejected)
  }

  /** Its output is read to the end, too. */
  #ended(command: string): Promise<[number | null, NodeJS.Signals | null]> {
    return new Promise((resolve, reject) => {
      const over = () => {
        this.#hasEnded = true
        this.#change.tell()
      }
      this.#child.once('error', (error: NodeJS.ErrnoException) => {
        // the signal of the options: how it ends is told by `close`
        if (error.name === 'AbortError') return
        over()
        reject(new Error(`sentry.run() could not start "${command}": ${error.message}`))
      })
      this.#child.once('close', (exitCode, signal) => {
        over()
        resolve([exitCode, signal])
      })
    })
  }
}

/** @param env what it gets beside the environment of this process */
export function startProgram(
  command: string,
  args: readonly string[],
  options: RunOptions,
  env: Readonly<Record<string, string | undefined>>,
): ChildProcess {
  const { cwd, signal, input, preload = false } = options
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    ...(signal === undefined ? {} : { signal }),
    env: { ...process.env, ...env, ...(preload ? preloaded() : {}), ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  // a program that ends without reading its input is no failure
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return child
}

/** Programs that it starts are preloaded as well. */
function preloaded(): Record<string, string> {
  const path = createRequire(import.meta.url).resolve('expect-sentry/preload')
  const option = `--import=${pathToFileURL(path)}`
  return { NODE_OPTIONS: [process.env.NODE_OPTIONS, option].filter(Boolean).join(' ') }
}

/** An SDK behind a proxy still reaches loopback (SDKs of Node, Python and Ruby read this). */
export function withoutProxy(): Record<string, string> {
  const names = ['no_proxy', 'NO_PROXY']
  return Object.fromEntries(
    names.map((name) => [name, [process.env[name], '127.0.0.1'].filter(Boolean).join(',')]),
  )
}
