/**
 * What the platform has, where a test environment hides it: under Jest, jsdom shows nothing but what
 * it implements itself, and fake timers may stand on `globalThis` before any module is loaded.
 */

/**
 * Absent in browsers. As it is before an SDK is loaded: what SDK 8 puts in its place
 * (`require-in-the-middle`) instruments `http` once more when it is asked for, and every request of
 * a server would then be counted twice.
 */
export const builtinModule: typeof process.getBuiltinModule | undefined =
  globalThis.process?.getBuiltinModule

const util = () => builtinModule?.('node:util') ?? globalThis

export function encodeUtf8(text: string): Uint8Array {
  const { TextEncoder } = globalThis.TextEncoder ? globalThis : util()
  const bytes = new TextEncoder().encode(text)
  // Node's own comes from another realm than a test under Jest
  return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
}

export function decodeUtf8(bytes: Uint8Array): string {
  const { TextDecoder } = globalThis.TextDecoder ? globalThis : util()
  return new TextDecoder().decode(bytes)
}

/** The part of a `DecompressionStream` that is alike in the DOM and in Node. */
export interface Inflating {
  readonly readable: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>
    }
  }
  readonly writable: {
    getWriter(): { write(bytes: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void> }
  }
}

/** Takes compressed bytes and gives plain ones. */
export function inflating(format: CompressionFormat): Inflating {
  const web = builtinModule?.('node:stream/web') ?? globalThis
  const { DecompressionStream } = globalThis.DecompressionStream ? globalThis : web
  return new DecompressionStream(format)
}
