const CANONICAL = /^[0-9a-f]{32}$/

/** 32 lower-case hex digits, from any spelling of a UUID that Relay takes; else as it is. */
export function normalizeEventId(id: string): string {
  if (CANONICAL.test(id)) return id
  const bare = id.replaceAll('-', '').toLowerCase()
  return CANONICAL.test(bare) ? bare : id
}

export function isEventId(id: string): boolean {
  return CANONICAL.test(normalizeEventId(id))
}
