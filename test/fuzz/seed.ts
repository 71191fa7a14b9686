import type { Parameters } from 'fast-check'

/**
 * `FUZZ_SEED` replays a run, `FUZZ_PATH` one case of it; both are printed with a failure.
 * `FUZZ_BODIES` is how many of each kind.
 */
const { FUZZ_SEED, FUZZ_PATH, FUZZ_BODIES = '100000' } = process.env

export const BODIES = Number(FUZZ_BODIES)

export const seed =
  FUZZ_SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(FUZZ_SEED)

export function replayable<Values>(numRuns: number): Parameters<Values> {
  return {
    seed,
    numRuns,
    ...(FUZZ_PATH === undefined ? {} : { path: FUZZ_PATH, endOnFailure: true }),
    includeErrorInReport: true,
  }
}
