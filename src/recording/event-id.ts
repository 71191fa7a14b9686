/** 32 lower-case hex digits, from any spelling of a UUID that Relay takes; else as it is. */
export function normalizeEventId(id: string): string {
  const bare = id.replaceAll('-', '').toLowerCase()
  return /^[0-9a-f]{32}$/.test(bare) ? bare : id
}

export function isEventId(id: string): boolean {
  return /^[0-9a-f]{32}$/.test(normalizeEventId(id))
}
