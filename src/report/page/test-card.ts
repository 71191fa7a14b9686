import type { EventData, TestData } from '../data/page-data.js'
import { type Child, h, icon } from './dom.js'
import { duration } from './format.js'

const STATE_ICONS = new Map([
  ['passed', 'M3 8.5l3.2 3.2L13 5'],
  ['failed', 'M4 4l8 8M12 4l-8 8'],
])

export function testState(state: TestData['state']): HTMLElement {
  return h('span', { class: `state ${state}` }, icon(STATE_ICONS.get(state) ?? 'M3 8h10'), state)
}

/** The full name; what was recorded outside of any test says so. */
export function testName({ name }: TestData): string {
  return name === '' ? 'Outside of its tests' : name
}

/** Which test it was, where it stands, and how it ended. */
export function testCard(test: TestData, event?: EventData, hasName = true): HTMLElement {
  const place = `${test.file}${test.line === undefined ? '' : `:${test.line}`}`
  const facts: Child[] = [
    test.link === undefined ? h('code', {}, place) : h('a', { href: test.link }, place),
    test.project !== '' && h('span', {}, `project ${test.project}`),
    test.duration !== undefined && h('span', {}, duration(test.duration)),
    test.attempts !== undefined && h('span', {}, attempts(test.attempts, event)),
  ]
  return h(
    'div',
    { class: `test-card ${test.state}` },
    h(
      'p',
      { class: 'test-name' },
      testState(test.state),
      hasName && h('strong', {}, testName(test)),
    ),
    h('p', { class: 'test-facts' }, facts),
    test.state === 'failed' &&
      test.errors?.map((error) => h('pre', { class: 'failure', tabindex: 0 }, error)),
    event?.isShared &&
      test.state !== 'outside' &&
      h(
        'p',
        { class: 'note' },
        'Other tests ran at the same time, on the same recording: it may be of one of them.',
      ),
  )
}

/** A test that passed at last may have failed with this event. */
function attempts(count: number, event: EventData | undefined): string {
  return event ? `attempt ${event.attempt ?? 1} of ${count}` : `${count} attempts`
}
