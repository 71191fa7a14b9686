import type { JsonObject } from '../../recording/wire.js'
import { type CapturedItem, itemKind, payloadOf, text } from './item-kind.js'

/** A report of a browser's security policy (CSP and the like), as the browser wrote it. */
export interface CapturedSecurityReport extends CapturedItem {
  readonly release: string | undefined
  readonly environment: string | undefined
  readonly report: JsonObject
}

export const securityReportKind = itemKind<CapturedSecurityReport>({
  noun: 'security report',
  types: ['raw_security'],
  read: (item) => [
    {
      release: text(item.header.sentry_release),
      environment: text(item.header.sentry_environment),
      report: payloadOf(item),
      payload: item.payload,
      envelope: item.envelope,
    },
  ],
  keys: ['release', 'environment', 'report', 'payload', 'envelope'],
  row: ({ report }) => [Object.keys(report).join(', ')],
})
