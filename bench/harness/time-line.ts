import { median, pairedRatio, time } from './numbers.js'
import type { Line } from './row.js'

/** A line of the table about two times, in nanoseconds, that were measured side by side. */
export function timeLine(
  { what, against, target }: Pick<Line, 'what' | 'against' | 'target'>,
  ours: readonly number[],
  theirs: readonly number[],
): Line {
  return {
    what,
    ours: time(median(ours)),
    against,
    theirs: time(median(theirs)),
    ratio: pairedRatio(ours, theirs),
    ...(target ? { target } : {}),
  }
}
