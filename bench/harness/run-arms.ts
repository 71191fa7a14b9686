import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Readings } from './row.js'

export interface HowToRun {
  readonly rounds: number
  /** A new process for each round: for what is measured once in a process. */
  readonly fresh?: boolean
}

/** What each round of an arm measured under a name, in the order of the rounds. */
export type Measured<ArmName> = (arm: ArmName, reading: string) => readonly number[]

/** Runs the arms in turn, round by round: a busy moment of the machine falls on all of them. */
export async function runArms<ArmName extends string>(
  row: string,
  names: readonly ArmName[],
  { rounds, fresh = false }: HowToRun,
): Promise<Measured<ArmName>> {
  const children = new Map<ArmName, ChildProcess>()
  const readings = new Map<ArmName, Readings[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const child = children.get(name) ?? (await start(row, name))
      children.set(name, child)
      child.send('round')
      readings.get(name)?.push(checkReadings(await messageOf(child)))
      if (fresh && children.delete(name)) await stop(child)
    }
  }
  await Promise.all([...children.values()].map(stop))
  return (arm, reading) => (readings.get(arm) ?? []).map((measured) => named(measured, reading))
}

function named(readings: Readings, name: string): number {
  const value = readings[name]
  if (value === undefined) throw new Error(`"${name}" was not measured: ${Object.keys(readings)}`)
  return value
}

async function start(row: string, name: string): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('../.tmp/arm.js', import.meta.url)), [row, name], {
    execArgv: ['--expose-gc'],
  })
  await messageOf(child)
  return child
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.disconnect()
  await ended
}

async function messageOf(child: ChildProcess): Promise<unknown> {
  const gone = new AbortController()
  const message = once(child, 'message', { signal: gone.signal })
  const died = () => gone.abort()
  child.once('exit', died)
  try {
    return (await message)[0]
  } catch {
    throw new Error('An arm ended before it had measured; what it printed says why.')
  } finally {
    child.off('exit', died)
  }
}

function checkReadings(message: unknown): Readings {
  if (isReadings(message)) return message
  throw new Error(`An arm measured ${JSON.stringify(message)}, which is no record of numbers.`)
}

function isReadings(value: unknown): value is Readings {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((reading) => typeof reading === 'number')
  )
}
