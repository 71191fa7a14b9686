/** 32 hexadecimal digits that are those of this name. */
export function idOf(name: string): string {
  return Buffer.from(name).toString('hex').padStart(32, '0').slice(-32)
}

/**
 * Kinds for which `@sentry/node` has no call of its own, handed to its client as the integrations
 * of replay and profiling do: a replay, a chunk of a profile, older user feedback, and a report of
 * a browser's security policy.
 */
export function sendHandMade(client: unknown, name: string): void {
  if (!isSender(client)) throw new Error('There is no client.')
  const replay_id = idOf(name)
  void client.sendEnvelope([
    { event_id: replay_id },
    [
      [
        { type: 'replay_event' },
        { replay_id, segment_id: 0, replay_type: 'session', urls: [name] },
      ],
      [{ type: 'replay_recording' }, `{"segment_id":0}\n["${name}"]`],
    ],
  ])
  const chunk_id = replay_id
  void client.sendEnvelope([
    {},
    [
      [
        { type: 'profile_chunk', platform: 'node' },
        { chunk_id, version: '2', release: name },
      ],
    ],
  ])
  void client.sendEnvelope([
    {},
    [[{ type: 'user_report' }, { event_id: replay_id, name, comments: `${name} is slow` }]],
  ])
  void client.sendEnvelope([
    {},
    [[{ type: 'raw_security', sentry_release: name }, { 'csp-report': { referrer: name } }]],
  ])
}

interface Sender {
  sendEnvelope(envelope: unknown): PromiseLike<unknown>
}

function isSender(client: unknown): client is Sender {
  return typeof client === 'object' && client !== null && 'sendEnvelope' in client
}
