import { spawn } from 'node:child_process'

export interface Ended {
  readonly exitCode: number | undefined
  /** What it printed, on both channels, in order. */
  readonly output: string
}

/** Runs a program to its end; what it prints comes back as one text without colours. */
export function runProcess(
  command: string,
  args: readonly string[],
  cwd: string,
  more: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const { FORCE_COLOR, ...env } = process.env
  const child = spawn(command, args, {
    cwd,
    env: { ...env, ...more, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // what hangs must not hang its caller
    timeout: 600_000,
  })
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (exitCode) =>
      resolve({ exitCode: exitCode ?? undefined, output: Buffer.concat(chunks).toString() }),
    )
  })
}
