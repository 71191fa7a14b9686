/** Something that others wait for: whoever waits hears of the next change, and of no other. */
export class NextChange {
  #tell = () => {}
  #told = this.#wait()

  /** Resolves at the next change. */
  get happened(): Promise<void> {
    return this.#told
  }

  /** There is one now. */
  tell(): void {
    const tell = this.#tell
    this.#told = this.#wait()
    tell()
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#tell = resolve
    })
  }
}
