import type { Arms } from '../harness/row.js'
import { arms as assertion } from './assertion.js'
import { arms as capture } from './capture.js'
import { arms as escapes } from './escapes.js'
import { arms as ingest } from './ingest.js'
import { arms as lookup } from './lookup.js'
import { arms as matcher } from './matcher.js'
import { arms as memory } from './memory.js'
import { arms as reset } from './reset.js'

/** Of every row that is measured in processes of its own, by the name of the row. */
export const arms: Readonly<Record<string, Arms>> = {
  assertion,
  capture,
  escapes,
  ingest,
  lookup,
  matcher,
  memory,
  reset,
}
