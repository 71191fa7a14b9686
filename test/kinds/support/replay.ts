import { Worker } from 'node:worker_threads'

/**
 * The replay integration stays off in Node, unless Node says that it is the renderer of an
 * Electron app (`isBrowser` in @sentry/core 8 to 11).
 */
export function passForBrowser(): void {
  Object.defineProperty(process, 'type', { value: 'renderer', configurable: true })
}

/**
 * The SDK allows one replay in a process, and refuses another where a file of tests is loaded a
 * second time (`_isInitialized` in @sentry/replay 8 to 11).
 */
export function forgetReplay(replay: object | undefined): void {
  if (replay) Reflect.set(replay, '_isInitialized', false)
}

/** What a browser offers to a worker's script, over what Node offers. */
const PRELUDE = `
  const { parentPort } = require('node:worker_threads')
  const postMessage = (data) => parentPort.postMessage(data)
  const addEventListener = (_, listener) => parentPort.on('message', (data) => listener({ data }))
`

/**
 * happy-dom has no `Worker`, and the SDK compresses replays in one. This runs the SDK's own script
 * in a worker of Node; it ends with the test file.
 */
export function installWorker(): void {
  const scripts = new Map<string, Blob>()
  URL.createObjectURL = (script) => {
    if (!(script instanceof Blob)) throw new TypeError('only scripts are expected here')
    const url = `blob:script-${scripts.size}`
    scripts.set(url, script)
    return url
  }
  Reflect.set(
    window,
    'Worker',
    class extends EventTarget {
      readonly #worker: Promise<Worker>

      constructor(url: string) {
        super()
        this.#worker = this.#start(scripts.get(url))
      }

      postMessage(data: unknown): void {
        void this.#worker.then((worker) => worker.postMessage(data))
      }

      terminate(): void {
        void this.#worker.then((worker) => worker.terminate())
      }

      async #start(script: Blob | undefined): Promise<Worker> {
        const worker = new Worker(`${PRELUDE}${await script?.text()}`, { eval: true })
        worker.on('message', (data) => this.dispatchEvent(new MessageEvent('message', { data })))
        worker.unref()
        return worker
      }
    },
  )
}
