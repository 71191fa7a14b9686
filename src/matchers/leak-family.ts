import { jsonPath, plainKey } from '../captured/json-path.js'
import type { Reading } from '../captured/reading.js'
import { type SentText, textsOfHeader, textsOfItem } from '../captured/texts.js'
import type { RecordedItem } from '../recording/envelope.js'
import { isJsonObject } from '../recording/wire.js'
import { QueryError } from './compare.js'
import type { RecordingJudge } from './judging.js'
import { type Secret, secretOf } from './secret.js'
import type { Verdict } from './verdict.js'
import { plural } from './words/plural.js'

const ROWS = 3

export const leakFamily = {
  async toHaveLeaked(reading, args): Promise<Verdict> {
    if (args.length === 0) {
      throw new QueryError(
        'toHaveLeaked() needs at least one secret to look for: a string or a RegExp.',
      )
    }
    const secrets = args.map(secretOf)
    const leaks = await leaksIn(reading, secrets)
    const { items, envelopes } = reading.recording
    const sent = `${plural(items.length, 'item')} in ${plural(envelopes.length, 'envelope')}`
    return {
      pass: leaks.length > 0,
      matched: [],
      isFinal: leaks.length > 0,
      failure: (call) => ({
        call,
        expected: call.isNot
          ? 'no secret in anything that was sent'
          : 'a secret in something that was sent',
        captured: `${sent}; ${leaks.length > 0 ? plural(leaks.length, 'leak') : 'no secret in them'}`,
        rows: leaks.slice(0, ROWS).map((row, index) => ({ number: index + 1, row })),
        more: Math.max(0, leaks.length - ROWS),
        notes: [],
      }),
    }
  },
} satisfies Record<string, RecordingJudge>

type Leak = readonly [where: string, path: string, which: string]

async function leaksIn({ recording }: Reading, secrets: readonly Secret[]): Promise<Leak[]> {
  const leaks = recording.envelopes.flatMap((envelope, index) =>
    leaksAmong(textsOfHeader(envelope), `envelope #${index + 1}`, secrets),
  )
  // as they are numbered: what was captured first may arrive last
  const items = recording.items.toSorted((a, b) => a.origin.sequence - b.origin.sequence)
  for (const item of items) {
    const where = `${item.type} #${recording.itemsOf(item.type).indexOf(item) + 1}`
    const texts = await textsOfItem(item)
    leaks.push(
      ...leaksAmong(texts, where, secrets, (path) =>
        isConsole(item, path) ? ' (console breadcrumb)' : '',
      ),
    )
  }
  return leaks
}

function leaksAmong(
  texts: readonly SentText[],
  where: string,
  secrets: readonly Secret[],
  remark: (path: SentText['path']) => string = () => '',
): Leak[] {
  return texts.flatMap(({ text, path, isKey }) =>
    secrets.flatMap((secret, index) =>
      secret.isIn(text)
        ? [
            [
              where,
              `${pathText(path, secrets)}${isKey ? ' (key)' : ''}`,
              `secret ${index + 1}${remark(path)}`,
            ] as const,
          ]
        : [],
    ),
  )
}

/** A key that holds a secret is told by its place alone. */
function pathText(path: SentText['path'], secrets: readonly Secret[]): string {
  return jsonPath(path, (key) =>
    secrets.some((secret) => secret.isIn(key)) ? '[secret]' : plainKey(key),
  )
}

/** What was printed, by the app or by the test itself, is a breadcrumb too. */
function isConsole(item: RecordedItem, [top, field, ...rest]: SentText['path']): boolean {
  if (top !== 'payload' || field !== 'breadcrumbs') return false
  const sent = item.field('breadcrumbs')
  const list = isJsonObject(sent) ? sent.values : sent
  const index = rest.find((step) => typeof step === 'number')
  const breadcrumb: unknown = Array.isArray(list) && index !== undefined ? list[index] : undefined
  return isJsonObject(breadcrumb) && breadcrumb.category === 'console'
}
