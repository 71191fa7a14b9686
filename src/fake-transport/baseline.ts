import { type Checkpoint, checkpoint } from './scopes.js'

/** Where the SDK's scopes go back to between tests: what the app set up to its first test stays. */
export class Baseline {
  #restore: Checkpoint | undefined
  #awaitsFirstTest = false

  /** Now; again once the code that called `Sentry.init` has run on; and at the first test. */
  fix(): void {
    this.#awaitsFirstTest = true
    const first = checkpoint()
    this.#restore = first
    void Promise.resolve().then(() => {
      if (this.#restore === first) this.#restore = checkpoint()
    })
  }

  startFirstTest(): void {
    if (this.#awaitsFirstTest) this.become(checkpoint())
  }

  become(restore: Checkpoint): void {
    this.#awaitsFirstTest = false
    this.#restore = restore
  }

  restore(): void {
    this.#restore?.()
  }
}
