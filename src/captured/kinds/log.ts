import type { JsonObject } from '../../recording/wire.js'
import {
  type CapturedItem,
  entriesOf,
  itemKind,
  number,
  plainAttributes,
  text,
} from './item-kind.js'

export interface CapturedLog extends CapturedItem {
  /** The formatted text. */
  readonly body: string
  /** `trace`, `debug`, `info`, `warn`, `error` or `fatal`: logs have levels of their own. */
  readonly level: string | undefined
  /** Plain values. */
  readonly attributes: JsonObject
  readonly trace_id: string | undefined
  /** Seconds since 1970, with fractions. */
  readonly timestamp: number | undefined
}

export const logKind = itemKind<CapturedLog>({
  noun: 'log',
  types: ['log'],
  read: (item) =>
    entriesOf(item).map((log) => ({
      body: text(log.body) ?? '',
      level: text(log.level),
      attributes: plainAttributes(log.attributes),
      trace_id: text(log.trace_id),
      timestamp: number(log.timestamp),
      payload: log,
      envelope: item.envelope,
    })),
  identity: { name: 'message', key: 'body' },
  keys: ['body', 'level', 'attributes', 'trace_id', 'timestamp', 'payload', 'envelope'],
  row: ({ body, level }) => [body, level ?? ''],
})
