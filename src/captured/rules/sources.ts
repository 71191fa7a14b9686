/** Where rules are written, as the docs name it: a repository, and a file in it. */
const relay = (path: string): string => `relay \`${path}.rs\``

/** What an event, or another item, is made of. */
export const schema = (file: string): string => relay(`relay-event-schema/src/protocol/${file}`)
export const NORMALIZATION = relay('relay-event-normalization/src/event')
export const TRIMMING = relay('relay-event-normalization/src/trimming')
export const CONFIG = relay('relay-config/src/config')
export const MONITORS = relay('relay-monitors/src/lib')
export const SESSIONS = relay('relay-server/src/processing/sessions/process')
export const SIZES = relay('relay-server/src/utils/sizes')
/** A text is a text, and nothing else becomes one. */
export const STRINGS = relay('relay-protocol/src/impls')
export const RELEASE_PARSER = 'sentry-release-parser `src/parser.rs`'
export const EVENT_MANAGER = 'sentry `src/sentry/event_manager.py`'
const docs = (page: string): string => `develop docs \`sdk/data-model/${page}.mdx\``
export const ENVELOPES = docs('envelopes')
export const ENVELOPE_ITEMS = docs('envelope-items')
export const PROMISE_BUFFER = 'sentry-javascript `packages/core/src/utils/promisebuffer.ts`'
