/** What one round of an arm measured, by name: nanoseconds, bytes, or a count. */
export type Readings = Readonly<Record<string, number>>

/** Measures once. It is called again and again in one process, in turn with the other arms. */
export type Round = () => Promise<Readings>

/** One side of a comparison, set up in a process of its own. */
export type Arm = () => Promise<Round>

export type Arms = Readonly<Record<string, Arm>>

/** One line of the table. */
export interface Line {
  readonly what: string
  readonly ours: string
  readonly against: string
  readonly theirs: string
  /** How many times theirs ours is, where both are numbers of one unit. */
  readonly ratio?: number | undefined
  readonly target?: string
}
