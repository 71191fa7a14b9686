import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeEnvelope } from '../../src/fake-ingest/decode-envelope.js'
import { Refusal } from '../../src/fake-ingest/refusal.js'

type Serialize = (envelope: [object, [object, unknown][]]) => string | Uint8Array

/** The serializer that each major really has. */
function serializerOf(sdk: string): Serialize {
  const require = createRequire(createRequire(import.meta.url).resolve(sdk))
  const { serializeEnvelope } = require('@sentry/core')
  return serializeEnvelope
}

const payload = fc.oneof(
  fc.record({ type: fc.constant('event'), payload: fc.jsonValue().map((extra) => ({ extra })) }),
  fc.record({ type: fc.constant('attachment'), payload: fc.uint8Array({ maxLength: 64 }) }),
)

test.each(['@sentry/node-8', '@sentry/node-9', '@sentry/node-10', '@sentry/node'])(
  'what %s writes is read as it was',
  (sdk) => {
    const serialize = serializerOf(sdk)
    fc.assert(
      fc.property(fc.array(payload, { maxLength: 5 }), (items) => {
        const envelope: [object, [object, unknown][]] = [
          { sent_at: 'now' },
          items.map(({ type, payload: content }) => [
            content instanceof Uint8Array ? { type, length: content.length } : { type },
            content,
          ]),
        ]
        const wire = Buffer.from(serialize(envelope))
        const { header, items: decoded } = decodeEnvelope(wire)
        expect(header).toEqual({ sent_at: 'now' })
        expect(
          decoded.map(({ type, payload: bytes }) => ({
            type,
            payload: type === 'event' ? JSON.parse(bytes.toString()) : new Uint8Array(bytes),
          })),
        ).toEqual(items.map(asWritten))
      }),
    )
  },
)

/** JSON has neither `undefined` nor -0. */
function asWritten({ type, payload: content }: { type: string; payload: unknown }) {
  return {
    type,
    payload: content instanceof Uint8Array ? content : JSON.parse(JSON.stringify(content)),
  }
}

test('any bytes are an envelope or a refusal', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        decodeEnvelope(Buffer.from(bytes))
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
      }
    }),
  )
})
