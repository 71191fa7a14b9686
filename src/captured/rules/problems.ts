import type { RecordedEnvelope, RecordedItem } from '../../recording/envelope.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../../recording/wire.js'
import { jsonPath, type Path } from '../json-path.js'
import { rules } from './all.js'
import { envelopeRules } from './envelopes.js'
import { placesIn } from './places.js'
import { EVENTS, type Finding, type Rule, type RuleFacts, type SentryProblem } from './rule.js'

/** What Sentry would not keep of an item as it was sent. */
export function problemsOfItem(item: RecordedItem): readonly SentryProblem[] {
  let problems = ofItems.get(item)
  if (!problems) {
    const { payload } = item
    problems = isJsonObject(payload)
      ? rules.flatMap((rule) => (isAbout(rule, item) ? apply(rule, item, payload) : []))
      : []
    ofItems.set(item, problems)
  }
  return problems
}

/** Why Sentry would refuse an envelope as a whole. */
export function problemsOfEnvelope(envelope: RecordedEnvelope): readonly SentryProblem[] {
  let problems = ofEnvelopes.get(envelope)
  if (!problems) {
    problems = envelopeRules.flatMap((rule) =>
      rule.find(envelope).map((found) => problem(rule, found.below ?? [], undefined, found)),
    )
    ofEnvelopes.set(envelope, problems)
  }
  return problems
}

// what was recorded never changes
const ofItems = new WeakMap<RecordedItem, readonly SentryProblem[]>()
const ofEnvelopes = new WeakMap<RecordedEnvelope, readonly SentryProblem[]>()

function isAbout({ of = EVENTS }: Rule, { type }: RecordedItem): boolean {
  return of.includes(type)
}

function apply(rule: Rule, item: RecordedItem, payload: JsonObject): SentryProblem[] {
  return rule.at
    .flatMap((at) => placesIn(payload, at))
    .flatMap(({ value, path }) => {
      const found = rule.find(value, { item, payload, key: path.at(-1) })
      return findingsIn(found).map((finding) =>
        problem(rule, ['payload', ...path, ...(finding.below ?? [])], value, finding),
      )
    })
}

function findingsIn(found: ReturnType<Rule['find']>): readonly Finding[] {
  if (!found) return []
  if (found === true) return [{}]
  return 'map' in found ? found : [found]
}

function problem(
  { name, severity, because, source }: RuleFacts,
  path: Path,
  value: JsonValue | undefined,
  finding: Finding,
): SentryProblem {
  return {
    rule: name,
    severity,
    path: jsonPath(path),
    sent: 'sent' in finding ? finding.sent : value,
    kept: finding.kept,
    because,
    source,
  }
}
