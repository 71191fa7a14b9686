import { envelopeRules } from './envelopes.js'
import { bagRules } from './event-bags.js'
import { shapeRules } from './event-shape.js'
import { otherTextRules, textRules } from './event-texts.js'
import { itemRules } from './items.js'
import { nameRules } from './names.js'
import { overwrittenTagRule } from './overwritten-tag.js'
import type { Rule, RuleFacts } from './rule.js'
import { tagRules } from './tags.js'

/** Rules about what stands in an item, in the order in which a reader would look at it. */
export const rules: readonly Rule[] = [
  ...shapeRules,
  ...nameRules,
  ...tagRules,
  overwrittenTagRule,
  ...textRules,
  ...otherTextRules,
  ...bagRules,
  ...itemRules,
]

/** No item breaks it: too much was on its way at once (SDK `promisebuffer.ts`). */
export const bufferRule: RuleFacts = {
  name: 'buffer-overflow',
  severity: 'refused',
  because:
    'An SDK lets go of what it captures or sends while its buffer is full: 64 by default, `transportOptions.bufferSize` else.',
  source: 'sentry-javascript `packages/core/src/utils/promisebuffer.ts`',
}

/** All rules, for the docs and for options that name some. */
export const allRules: readonly RuleFacts[] = [...rules, ...envelopeRules, bufferRule]
