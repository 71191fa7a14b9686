import { checkInRules } from './check-ins.js'
import { entryRules } from './entries.js'
import { envelopeRules } from './envelopes.js'
import { bagRules } from './event-bags.js'
import { fieldRules } from './event-fields.js'
import { formRules, lengthRules } from './event-texts.js'
import { exceptionRules } from './exceptions.js'
import { fingerprintRules } from './fingerprints.js'
import { frameRules } from './frames.js'
import { ipAddressRule } from './ip-address.js'
import { nameRules } from './names.js'
import { overwrittenTagRule } from './overwritten-tag.js'
import type { Rule, RuleFacts } from './rule.js'
import { sessionRules } from './sessions.js'
import { PROMISE_BUFFER } from './sources.js'
import { tagRules } from './tags.js'

/** Rules about what stands in an item, in the order in which a reader would look at it. */
export const rules: readonly Rule[] = [
  ...fieldRules,
  ...exceptionRules,
  ...frameRules,
  ...fingerprintRules,
  ...nameRules,
  ...tagRules,
  overwrittenTagRule,
  ...lengthRules,
  ...formRules,
  ipAddressRule,
  ...bagRules,
  ...checkInRules,
  ...sessionRules,
  ...entryRules,
]

/** No item breaks it: too much was on its way at once (SDK `promisebuffer.ts`). */
export const bufferRule: RuleFacts = {
  name: 'buffer-overflow',
  severity: 'refused',
  because:
    'An SDK lets go of what it captures or sends while its buffer is full: 64 by default, `transportOptions.bufferSize` else.',
  source: PROMISE_BUFFER,
}

/** All rules, for the docs and for options that name some. */
export const allRules: readonly RuleFacts[] = [...rules, ...envelopeRules, bufferRule]
