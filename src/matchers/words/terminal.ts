/** How a part of a text looks, by the names that `node:util` has for it. */
export type Look = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** Writes a part of a text in its looks; what a reader reads stays the same. */
export type Paint = (text: string, ...looks: Look[]) => string

/** Columns without a terminal, in a log or a worker. */
const DEFAULT_WIDTH = 120

export function terminalWidth(): number {
  // a terminal that nobody has given a size has 0 columns
  return globalThis.process?.stdout?.columns || DEFAULT_WIDTH
}

/** For a log, a file, a text to compare. */
export const plain: Paint = (text) => text

/** For standard output as it is now: in colours where they are seen, else plain. */
export function terminalPaint(): Paint {
  const process: NodeJS.Process | undefined = globalThis.process
  // browsers have none
  const styleText = process?.getBuiltinModule?.('node:util')?.styleText
  if (!process?.stdout || !styleText) return plain
  const { stdout: stream } = process
  // the rules are Node's: FORCE_COLOR, NO_COLOR, NODE_DISABLE_COLORS, TERM, and whether it is a TTY
  const isColoured = styleText('bold', '-', { stream }) !== '-' || isShownInTerminal(process)
  if (!isColoured) return plain
  return (text, ...looks) => styleText(looks, text, { validateStream: false })
}

/**
 * A worker of Vitest has a pipe for its output, and is told that it ends in a terminal (Vitest 3.2
 * to 5, `FORCE_TTY` of `resolveOptions`). How many colours there are, Node reads from the environment.
 */
function isShownInTerminal({ env, getBuiltinModule }: NodeJS.Process): boolean {
  if (!env.VITEST || env.FORCE_TTY !== 'true') return false
  const { getColorDepth } = getBuiltinModule('node:tty').WriteStream.prototype
  return getColorDepth(env) > 2
}
