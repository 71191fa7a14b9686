import { fileURLToPath } from 'node:url'
import { build } from 'tsup'

/**
 * Compiles the arms, so that their processes run on plain Node: a TypeScript loader would put
 * source maps under every stack that the SDK reads, and its own time under every import.
 */
export async function buildArms(): Promise<void> {
  await build({
    config: false,
    silent: true,
    entry: ['arm.ts', 'sender.ts'].map((file) => fileURLToPath(new URL(file, import.meta.url))),
    outDir: fileURLToPath(new URL('../.tmp', import.meta.url)),
    format: 'esm',
    target: 'node20',
    // this package too: what is measured is dist/, reached by the names that its users write
    external: [/^[^./]/],
  })
}
