import { measure } from 'mitata'

/** Nanoseconds of one call, the median of as many as fit into `milliseconds`. */
export async function timeOf(call: () => unknown, milliseconds = 150): Promise<number> {
  const { p50 } = await measure(call, {
    min_cpu_time: milliseconds * 1e6,
    batch_samples: 128,
    // its stand-in for a missing gc() allocates a gigabyte
    gc: false,
  })
  return p50
}

/** Nanoseconds of this one call, the first of its kind or with a setup that must not count. */
export async function timeOnce(call: () => unknown): Promise<number> {
  const start = performance.now()
  await call()
  return (performance.now() - start) * 1e6
}

/**
 * Nanoseconds that this process has computed during one call, the engine's own threads included:
 * what else the machine does at that moment does not count.
 */
export async function cpuTimeOnce(call: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  await call()
  const { user, system } = process.cpuUsage(start)
  return (user + system) * 1e3
}
