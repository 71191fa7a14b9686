/** A point that none of so many passes before all have come: they do run at the same time. */
export function meeting(size: number): () => Promise<void> {
  let missing = size
  let open: () => void = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return () => {
    missing -= 1
    if (missing === 0) open()
    return opened
  }
}

/** The next turn of the event loop: whoever runs beside the caller runs now. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
