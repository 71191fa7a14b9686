/** A mistake that an app can make, as a replacement in the source of an example. */
export interface Fault {
  readonly name: string
  /** By its path in the example's folder. */
  readonly file: string
  /** Stands exactly once in the file; else the fault no longer fits its source. */
  readonly find: string
  readonly replace: string
  /** What somebody who reads the failure has to be told. */
  readonly says: string
}
