import { afterAll, expect } from 'vitest'

const EVENTS = ['uncaughtException', 'unhandledRejection', 'beforeExit', 'exit', 'warning']

/** After all tests of a file, the process is listened to as before them, and has not complained. */
export function expectProcessAsBefore(): void {
  const warnings: string[] = []
  const onWarning = ({ name }: Error) => {
    warnings.push(name)
  }
  process.on('warning', onWarning)
  const before = processState()

  afterAll(() => {
    expect(processState()).toEqual(before)
    expect(warnings).toEqual([])
    process.removeListener('warning', onWarning)
  })
}

function processState() {
  const emitter: NodeJS.EventEmitter = process
  return {
    listeners: EVENTS.map((event) => emitter.rawListeners(event)),
    maxListeners: emitter.getMaxListeners(),
  }
}
