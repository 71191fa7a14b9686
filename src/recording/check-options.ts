/** What a wrong option is told as: who takes the options, which there are, where others belong. */
export interface OptionNames {
  readonly of: string
  readonly known: readonly string[]
  readonly elsewhere?: string
}

/** @throws TypeError for what is no options object, and for an option that does not exist */
export function checkNames(options: unknown, { of, known, elsewhere = '' }: OptionNames): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const got = Array.isArray(options) ? 'an array' : String(options)
    throw new TypeError(`${of}() takes an object of options, not ${got}.`)
  }
  const unknown = Object.keys(options).find((key) => !known.includes(key))
  if (unknown === undefined) return
  throw new TypeError(
    `${of}() has no option "${unknown}"; it takes ${known.join(', ')}.${elsewhere}`,
  )
}

/** @throws TypeError that names the option */
export function checkMilliseconds(times: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(times)) {
    if (!(typeof value === 'number' && value > 0)) {
      throw new TypeError(`${name} is a number of milliseconds above 0, not ${value}`)
    }
  }
}

/** @throws TypeError that names the option */
export function checkSwitches(switches: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(switches)) {
    if (typeof value !== 'boolean') throw new TypeError(`${name} is true or false, not ${value}`)
  }
}
