import { h } from './dom.js'
import { plural, text } from './format.js'
import { isRecord } from './model.js'
import { section } from './parts.js'

type Fields = Readonly<Record<string, unknown>>

/** The captured exception first, then what caused it, each with its frames, the latest call first. */
export function stackView(payload: Fields): HTMLElement | undefined {
  const exceptions = valuesOf(payload.exception).toReversed()
  const threads = valuesOf(payload.threads)
  const blocks = [
    ...exceptions.map((exception, index) => exceptionView(exception, index > 0)),
    ...threads.filter(({ stacktrace }) => isRecord(stacktrace)).map(stackOf),
  ]
  if (blocks.length === 0) return undefined
  return section('Stack trace', undefined, blocks)
}

function exceptionView(exception: Fields, isCause: boolean): HTMLElement {
  const { type, value, mechanism } = exception
  // a message has a stack, and no exception of its own
  const name = text(type)
  const said = text(value)
  const title = h(
    'p',
    { class: 'exception-title' },
    isCause && h('span', { class: 'cause' }, 'caused by '),
    name !== undefined && h('strong', {}, name),
    said !== undefined && (name === undefined ? said : `: ${said}`),
  )
  return h(
    'div',
    { class: 'exception' },
    title,
    isRecord(mechanism) && mechanismView(mechanism),
    stackOf(exception),
  )
}

function mechanismView({ type, handled }: Fields): HTMLElement {
  const told = handled === undefined ? '' : handled ? ' · handled' : ' · unhandled'
  return h('p', { class: 'mechanism' }, `mechanism ${text(type) ?? 'generic'}${told}`)
}

function stackOf({ stacktrace }: Fields): HTMLElement {
  const frames = isRecord(stacktrace) && Array.isArray(stacktrace.frames) ? stacktrace.frames : []
  const latestFirst = frames.filter(isRecord).toReversed()
  if (latestFirst.length === 0) return h('p', { class: 'empty' }, 'No stack trace was sent.')
  const list = h('ol', { class: 'frames' })
  let hasOpened = false
  for (const group of groupsOf(latestFirst)) {
    if (isOfApp(group[0]) || group.length < 2) {
      for (const frame of group) {
        const isFirst: boolean = !hasOpened && isOfApp(frame) && hasContext(frame)
        hasOpened ||= isFirst
        list.append(h('li', {}, frameView(frame, isFirst)))
      }
    } else {
      const inner = h(
        'ol',
        { class: 'frames' },
        group.map((frame) => h('li', {}, frameView(frame, false))),
      )
      const summary = h(
        'summary',
        { class: 'library' },
        `${plural(group.length, 'frame')} outside of the app`,
      )
      list.append(h('li', {}, h('details', {}, summary, inner)))
    }
  }
  return list
}

/** Neighbours that are of the app, or outside of it, together. */
function groupsOf(frames: readonly Fields[]): Fields[][] {
  const groups: Fields[][] = []
  for (const frame of frames) {
    const last = groups.at(-1)
    if (last && isOfApp(last[0]) === isOfApp(frame)) last.push(frame)
    else groups.push([frame])
  }
  return groups
}

function isOfApp(frame: Fields | undefined): boolean {
  return frame?.in_app !== false
}

function hasContext({ context_line }: Fields): boolean {
  return typeof context_line === 'string'
}

function frameView(frame: Fields, isOpen: boolean): HTMLElement {
  const where = [frame.lineno, frame.colno].filter((part) => typeof part === 'number').join(':')
  const file = text(frame.filename) ?? text(frame.abs_path) ?? text(frame.module) ?? '<unknown>'
  const head = [
    h('span', { class: 'function' }, functionOf(frame)),
    h('span', { class: 'file' }, shortPath(file), where && `:${where}`),
  ]
  const className = `frame${isOfApp(frame) ? ' in-app' : ''}`
  if (!hasContext(frame)) return h('div', { class: className, title: file }, head)
  return h(
    'details',
    { class: className, open: isOpen },
    h('summary', { title: file }, head),
    sourceView(frame),
  )
}

/** The end of a path says which file it is. */
function shortPath(path: string): string {
  const parts = path.split('/')
  return parts.length > 5 ? `…/${parts.slice(-4).join('/')}` : path
}

function sourceView({ pre_context, context_line, post_context, lineno }: Fields): HTMLElement {
  const before = linesOf(pre_context)
  const lines = [...before, String(context_line), ...linesOf(post_context)]
  const first = (typeof lineno === 'number' ? lineno : before.length + 1) - before.length
  return h(
    'pre',
    { class: 'source', tabindex: 0 },
    lines.map((line, index) =>
      h(
        'span',
        { class: index === before.length ? 'line here' : 'line' },
        h('span', { class: 'number' }, first + index),
        `${line}\n`,
      ),
    ),
  )
}

function linesOf(context: unknown): string[] {
  return Array.isArray(context) ? context.map(String) : []
}

function valuesOf(holder: unknown): Fields[] {
  const values: unknown = isRecord(holder) ? holder.values : holder
  return Array.isArray(values) ? values.filter(isRecord) : []
}

/** SDKs write `?` for a function without a name. */
function functionOf(frame: Fields): string {
  const name = text(frame.function)
  return name === undefined || name === '?' ? '<anonymous>' : name
}
