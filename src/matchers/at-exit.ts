let isListening = false

/**
 * Where no runner asks after each test, the process is asked at its end: what it then tells stands
 * on its stderr, and it does not exit with 0. In browsers there is none to ask.
 */
export function tellAtExit(takeTexts: () => readonly string[]): void {
  const { process } = globalThis
  if (isListening || typeof process?.on !== 'function') return
  isListening = true
  const tell = () => {
    for (const text of takeTexts()) {
      console.error(`\nexpect-sentry: ${text}\n`)
      process.exitCode ||= 1
    }
  }
  process.on('exit', tell)
  // mocha sets the exit code in a listener that it adds when its tests have run: this one follows it
  process.on('beforeExit', () => {
    process.removeListener('exit', tell)
    process.on('exit', tell)
  })
}
