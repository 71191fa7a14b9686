import type { JsonValue } from '../../recording/wire.js'
import { lenientText } from './lenient.js'
import type { Rule } from './rule.js'
import { EVENT_MANAGER, NORMALIZATION, RELEASE_PARSER as PARSER, schema } from './sources.js'
import { hasForbiddenCharacter, isLargerThan, isLonger } from './text.js'

const SCHEMA = schema('event')

/** Why Sentry does not keep a name, in the order in which it looks. */
type Fault = 'empty' | 'length' | 'reserved' | 'characters'

interface NameLimits {
  readonly field: 'release' | 'environment' | 'dist'
  readonly reserved: readonly string[]
  readonly isTooLong: (name: string) => boolean
  readonly hasBadCharacter: (name: string) => boolean
}

/** Limits of releases and environments are in bytes, that of a dist in characters. */
const RELEASE: NameLimits = {
  field: 'release',
  reserved: ['.', '..', 'latest'],
  isTooLong: (name) => isLargerThan(name, 200),
  hasBadCharacter: hasForbiddenCharacter,
}
const ENVIRONMENT: NameLimits = {
  field: 'environment',
  reserved: ['.', '..', 'none'],
  isTooLong: (name) => isLargerThan(name, 64),
  hasBadCharacter: hasForbiddenCharacter,
}
const DIST: NameLimits = {
  field: 'dist',
  reserved: [],
  isTooLong: (name) => isLonger(name, 64),
  hasBadCharacter: (name) => !/^[a-zA-Z0-9_.-]*$/.test(name),
}

interface JudgedName {
  readonly fault: Fault | undefined
  /** What is left of it; undefined where there is a fault, or nothing to judge. */
  readonly kept: string | undefined
}

function judge(limits: NameLimits, value: JsonValue | undefined): JudgedName {
  // of the three a release alone may be a number
  const sent = limits === RELEASE || typeof value === 'string' ? lenientText(value) : undefined
  if (sent === undefined) return { fault: undefined, kept: undefined }
  const kept = sent.trim()
  const fault = faultOf(limits, kept)
  return { fault, kept: fault ? undefined : kept }
}

function faultOf(limits: NameLimits, name: string): Fault | undefined {
  if (name === '') return 'empty'
  if (limits.isTooLong(name)) return 'length'
  if (limits.reserved.includes(name.toLowerCase())) return 'reserved'
  return limits.hasBadCharacter(name) ? 'characters' : undefined
}

/** A release as Sentry keeps it; undefined when it does not. */
export function keptRelease(value: JsonValue | undefined): string | undefined {
  return judge(RELEASE, value).kept
}

export function keptEnvironment(value: JsonValue | undefined): string | undefined {
  return judge(ENVIRONMENT, value).kept
}

export function keptDist(value: JsonValue | undefined): string | undefined {
  return judge(DIST, value).kept
}

/** Whether a release would be refused, missing ones too: sessions need one. */
export function isInvalidRelease(value: JsonValue | undefined): boolean {
  return keptRelease(value) === undefined
}

function fault(limits: NameLimits, name: Fault, because: string, source: string): Rule {
  return {
    name: `${limits.field}-${name}`,
    severity: 'removed',
    because,
    source,
    at: [limits.field],
    find: (value) => judge(limits, value).fault === name,
  }
}

function spaces(limits: NameLimits): Rule {
  return {
    name: `${limits.field}-spaces`,
    severity: 'rewritten',
    because: `White space around ${article(limits.field)} is taken off.`,
    source: SCHEMA,
    at: [limits.field],
    find(value) {
      const { kept } = judge(limits, value)
      return kept !== undefined && kept !== lenientText(value) && { kept }
    },
  }
}

function article(field: string): string {
  return field === 'environment' ? 'an environment' : `a ${field}`
}

const CHARACTERS = 'may have no slash, no backslash and no control character such as a line end.'

/** What becomes of `release`, `environment` and `dist`. */
export const nameRules: readonly Rule[] = [
  fault(RELEASE, 'empty', 'A release is not empty.', SCHEMA),
  fault(RELEASE, 'length', 'A release has at most 200 bytes.', PARSER),
  fault(RELEASE, 'reserved', 'A release is not named `.`, `..` or `latest`, in any case.', PARSER),
  fault(RELEASE, 'characters', `A release ${CHARACTERS}`, PARSER),
  spaces(RELEASE),
  fault(ENVIRONMENT, 'empty', 'An environment is not empty.', SCHEMA),
  fault(ENVIRONMENT, 'length', 'An environment has at most 64 bytes.', PARSER),
  fault(
    ENVIRONMENT,
    'reserved',
    'An environment is not named `.`, `..` or `none`, in any case.',
    PARSER,
  ),
  fault(ENVIRONMENT, 'characters', `An environment ${CHARACTERS}`, PARSER),
  spaces(ENVIRONMENT),
  fault(DIST, 'empty', 'A dist is not empty.', NORMALIZATION),
  fault(DIST, 'length', 'A dist has at most 64 characters.', NORMALIZATION),
  fault(DIST, 'characters', 'A dist has letters, digits, `_`, `.` and `-` alone.', SCHEMA),
  spaces(DIST),
  {
    name: 'dist-without-release',
    severity: 'removed',
    because: 'A dist counts only beside a release that is kept.',
    source: EVENT_MANAGER,
    at: ['dist'],
    find: (value, { payload }) =>
      keptDist(value) !== undefined && isInvalidRelease(payload.release),
  },
]
