const CANONICAL = /^[0-9a-f]{32}$/

/** 32 lower-case hex digits, from any spelling of a UUID that Relay takes; else as it is. */
export function normalizeEventId(id: string): string {
  if (CANONICAL.test(id)) return id
  const bare = id.replaceAll('-', '').toLowerCase()
  return CANONICAL.test(bare) ? bare : id
}

/**
 * Whether an id is no spelling of another, which is in its plain one. For a search over many ids: of
 * two that are no event ids it may not tell.
 */
export function isOtherEventId(id: string, plain: string): boolean {
  if (id === plain) return false
  const spelled = id.length === plain.length ? id.toLowerCase() : normalizeEventId(id)
  return spelled !== plain
}

export function isEventId(id: string): boolean {
  return CANONICAL.test(normalizeEventId(id))
}
