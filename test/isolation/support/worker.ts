/** A worker of an app that runs beside all tests: what it does is in the context of none. */
export class Worker {
  #wake: (job: () => void) => void = () => {}

  /** Called at the top of a file or in its `beforeAll`. */
  async start(): Promise<never> {
    for (;;) {
      const job = await new Promise<() => void>((resolve) => {
        this.#wake = resolve
      })
      job()
    }
  }

  /** Resolves once the worker has done it. */
  do(job: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#wake(() => {
        job()
        resolve()
      })
    })
  }
}
