import { tagSourceOf } from '../tag-source.js'
import { tagsOf } from '../tags.js'
import type { Rule } from './rule.js'
import { EVENT_MANAGER } from './sources.js'
import { judgeTags } from './tags.js'

/** A tag of the app that gives way to what Sentry derives from the event. */
export const overwrittenTagRule: Rule = {
  name: 'tag-overwritten',
  severity: 'rewritten',
  because:
    'Tags that Sentry derives from the event, such as `handled`, `level` or `os`, win over those of the app.',
  source: EVENT_MANAGER,
  at: ['tags'],
  find(tags, { item }) {
    const shown = tagsOf(tagSourceOf(item))
    return judgeTags(tags).flatMap(({ below, sent, key, kept, rules }) => {
      if (kept === undefined || key === undefined || rules.includes('tag-environment')) return []
      const derived = shown[key]
      return derived === kept ? [] : [{ below, sent, kept: derived }]
    })
  },
}
