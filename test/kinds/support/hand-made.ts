/** Of a type for which no call of the SDK makes one, or makes one such as this. */
export type HandMade = readonly [
  header: { readonly type: string; readonly [key: string]: unknown },
  payload: unknown,
]

/** Hands them to the transport as an SDK would, in one envelope. */
export async function sendHandMade(
  client: { getTransport(): unknown } | undefined,
  ...items: readonly HandMade[]
): Promise<void> {
  const transport = client?.getTransport()
  if (!isSender(transport)) throw new Error('no transport')
  await transport.send([{}, items])
}

interface Sender {
  send(envelope: unknown): PromiseLike<unknown>
}

function isSender(value: unknown): value is Sender {
  return typeof value === 'object' && value !== null && 'send' in value
}
