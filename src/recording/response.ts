import type { RecordedEnvelope } from './envelope.js'

/** What "Sentry" answers: a status with headers, or an `Error` when the network is down. */
export type FakeResponse = FakeAnswer | Error

export interface FakeAnswer {
  /** HTTP status, 100 to 599. From 200 to 299 the envelope counts as delivered. */
  readonly statusCode: number
  /** `X-Sentry-Rate-Limits` and `Retry-After` are understood, in any case. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Decides for each envelope; nothing returned means that it is taken with a 200. */
export type Responder = (
  envelope: RecordedEnvelope,
) => FakeResponse | undefined | PromiseLike<FakeResponse | undefined>

export const ACCEPTED: FakeAnswer = Object.freeze({ statusCode: 200 })

/** @throws TypeError that says what `respondWith` takes */
export function checkResponse(response: unknown): FakeResponse {
  if (response instanceof Error) return response
  if (isAnswer(response)) return response
  throw new TypeError(
    `respondWith() takes { statusCode: 200, headers? }, an Error, or a function that returns ` +
      `either; it got ${describe(response)}`,
  )
}

/**
 * What a function answered. An answer that is none is the test's mistake: the envelope counts as
 * lost, and no assertion can be believed until the next test.
 */
export function checkAnswer(answer: unknown, tell: (mistake: string) => void): FakeResponse {
  if (answer === undefined) return ACCEPTED
  if (answer instanceof Error) return answer
  if (isAnswer(answer)) return answer
  const mistake =
    'The function that respondWith() was given has to return { statusCode: 200, headers? }, an ' +
    `Error, or nothing; it returned ${describe(answer)}.`
  tell(mistake)
  return new Error(mistake)
}

function isAnswer(value: unknown): value is FakeAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'statusCode' in value &&
    typeof value.statusCode === 'number' &&
    value.statusCode >= 100 &&
    value.statusCode <= 599
  )
}

function describe(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return String(value)
  }
}

export function lowerCaseKeys(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
}

export function isDelivered({ statusCode }: FakeAnswer): boolean {
  return statusCode >= 200 && statusCode < 300
}
