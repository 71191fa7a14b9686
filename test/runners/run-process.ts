import { spawn } from 'node:child_process'

export interface ProcessRun {
  readonly exitCode: number | null
  readonly stdout: string
  /** Both streams, as they came. */
  readonly output: string
}

/** Runs another test runner inside a test of Vitest, without what Vitest tells its workers. */
export async function runProcess(
  command: string,
  args: readonly string[],
  cwd: string,
  more: NodeJS.ProcessEnv = {},
): Promise<ProcessRun> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(VITEST|TEST$|NODE_ENV$|FORCE_COLOR$)/.test(name),
    ),
  )
  const child = spawn(command, args, {
    cwd,
    env: { ...env, NO_COLOR: '1', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
    output += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk
  })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  return { exitCode, stdout, output }
}
