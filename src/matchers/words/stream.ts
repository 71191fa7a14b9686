import type { CapturedDrop } from '../../captured/drop.js'
import type { CapturedEvent } from '../../captured/event.js'
import type { Issue } from '../../captured/issue.js'
import type { Reading } from '../../captured/reading.js'
import { nothingText } from './captured.js'
import { plural } from './plural.js'
import { terminalWidth } from './rows.js'
import { cut } from './stringify.js'

/** The issue stream as text: each issue with its events, their ids, and all of their tags. */
export function streamText(reading: Reading, width = terminalWidth()): string {
  const issues = reading.issues()
  const events = reading.events()
  const drops = reading.drops()
  const head =
    events.length > 0
      ? `Issue stream: ${plural(issues.length, 'issue')}, ${plural(events.length, 'event')}`
      : `Issue stream: ${nothingText(reading)}`
  const blocks = issues.map((issue) => issueLines(issue, width).join('\n'))
  if (drops.length > 0) blocks.push(['Dropped:', ...drops.map(dropLine)].join('\n'))
  return [head, ...blocks].join('\n\n')
}

function issueLines({ title, events }: Issue, width: number): string[] {
  const count = events.length > 1 ? `  (${plural(events.length, 'event')})` : ''
  return [
    cut(title, width - count.length) + count,
    ...events.flatMap((event) => eventLines(event, width)),
  ]
}

function eventLines(event: CapturedEvent, width: number): string[] {
  const { event_id, tags } = event
  const rest = Object.entries(tags).filter(([key]) => key !== 'handled' && key !== 'level')
  const facts = [
    ...(event.kind === 'message' ? ['message'] : []),
    `handled: ${tags.handled ?? '(no tag)'}`,
    `level: ${tags.level}`,
    ...(event.unhandled && tags.handled !== 'no' ? ['flagged Unhandled'] : []),
  ]
  return [
    `  event_id  ${event_id}`,
    `  ${facts.join('   ')}`,
    ...wrap(
      rest.map(([key, value]) => `${key}: ${value}`),
      '  tags      ',
      width,
    ),
  ]
}

/** Tags side by side, as many as fit into a line. */
function wrap(parts: readonly string[], label: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    const longer = line ? `${line}, ${part}` : part
    if (line && label.length + longer.length > width) {
      lines.push(`${line},`)
      line = part
    } else {
      line = longer
    }
  }
  if (line) lines.push(line)
  return lines.map((text, index) => (index === 0 ? label : ' '.repeat(label.length)) + text)
}

function dropLine({ reason, category, quantity, statusCode, event }: CapturedDrop): string {
  const status = statusCode === undefined ? '' : ` ${statusCode}`
  return `  ${plural(quantity, category)} by ${reason}${status}${event ? `: ${event.title}` : ''}`
}
