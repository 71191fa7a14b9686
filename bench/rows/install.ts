import { bytes } from '../harness/numbers.js'
import { dependencyTree, packedSize } from '../harness/packages.js'
import type { Line } from '../harness/row.js'

/** What an install downloads and puts on disk; Sentry and the runner are there already. */
export async function install(): Promise<Line[]> {
  const tree = await dependencyTree('sentry-testkit')
  const [ours, testkit, all] = [
    await packedSize(['']),
    await packedSize(['node_modules/sentry-testkit']),
    await packedSize(tree),
  ]
  return [
    {
      what: 'install: packages',
      ours: '1',
      against: 'sentry-testkit',
      theirs: String(tree.length),
      ratio: 1 / tree.length,
      target: '1 (0 dependencies)',
    },
    {
      what: 'install: tarball',
      ours: bytes(ours.size),
      against: 'sentry-testkit, without and with dependencies',
      theirs: `${bytes(testkit.size)}, ${bytes(all.size)}`,
      ratio: ours.size / all.size,
      target: 'under 60 kB',
    },
    {
      what: 'install: on disk',
      ours: bytes(ours.unpackedSize),
      against: 'sentry-testkit, without and with dependencies',
      theirs: `${bytes(testkit.unpackedSize)}, ${bytes(all.unpackedSize)}`,
      ratio: ours.unpackedSize / all.unpackedSize,
    },
  ]
}
