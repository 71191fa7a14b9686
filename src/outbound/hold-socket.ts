import type { Duplex } from 'node:stream'

/** A connection to nobody: it takes all that is written to it, and leads nowhere. */
export function holdSocket(): Duplex {
  const { Duplex } = process.getBuiltinModule('node:stream')
  return new Duplex({
    read() {},
    write(_chunk, _encoding, done) {
      done()
    },
  })
}
