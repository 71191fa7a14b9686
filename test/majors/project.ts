import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProcess } from '../consumers/run-process.js'
import type { Sdk } from './matrix.js'

const suite = fileURLToPath(new URL('./suite', import.meta.url))
const support = fileURLToPath(new URL('../kinds/support', import.meta.url))

/** What one test of the suite said. */
export interface Told {
  /** The row of the matrix to which it belongs. */
  readonly kind: string
  readonly title: string
  readonly passed: boolean
  readonly why: string
}

/** A project outside of the repository: one SDK, the packed package, Vitest, and the suite. */
export class SdkProject {
  readonly #folder: string
  readonly #sdk: Sdk

  constructor(folder: string, sdk: Sdk) {
    this.#folder = folder
    this.#sdk = sdk
  }

  /** @throws Error with what npm said */
  async install(tarball: string): Promise<void> {
    const manifest = {
      private: true,
      type: 'module',
      dependencies: {
        ...this.#sdk.dependencies,
        'expect-sentry': `file:${tarball}`,
        vitest: '~4.1.0',
      },
    }
    await mkdir(this.#folder, { recursive: true })
    await this.#write('package.json', JSON.stringify(manifest, null, 2))
    const args = ['install', '--prefer-offline', '--no-audit', '--no-fund']
    const { exitCode, output } = await runProcess('npm', args, this.#folder)
    if (exitCode !== 0) throw new Error(output)
    await cp(suite, join(this.#folder, 'majors/suite'), { recursive: true })
    await cp(support, join(this.#folder, 'kinds/support'), { recursive: true })
    await this.#write('majors/suite/sdk.ts', `export * from '${this.#sdk.package}'\n`)
    if (this.#sdk.environment === 'node') {
      await this.#write('majors/suite/profiling.ts', NODE_PROFILING)
    }
    await this.#write('vitest.config.ts', vitestConfig(this.#sdk))
  }

  /** @throws Error with what Vitest said, when it got to no test at all */
  async run(): Promise<readonly Told[]> {
    const vitest = join(this.#folder, 'node_modules/vitest/vitest.mjs')
    const args = [vitest, 'run', '--reporter=json', '--outputFile=report.json']
    const { output } = await runProcess(process.execPath, args, this.#folder)
    const report = await readFile(join(this.#folder, 'report.json'), 'utf8').catch(() => {
      throw new Error(output)
    })
    const { testResults }: Report = JSON.parse(report)
    return testResults.flatMap(({ name, message, assertionResults }) => {
      if (assertionResults.length === 0) throw new Error(`${name}\n${message}\n${output}`)
      return assertionResults.map(({ ancestorTitles, title, status, failureMessages }) => ({
        kind: ancestorTitles[0] ?? '',
        title,
        passed: status === 'passed',
        why: failureMessages?.join('\n') || status,
      }))
    })
  }

  #write(file: string, text: string): Promise<void> {
    return writeFile(join(this.#folder, file), text)
  }
}

/** The parts of Vitest's JSON report that are read here. */
interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[]
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[] | null
    }[]
  }[]
}

const NODE_PROFILING =
  "export { nodeProfilingIntegration as profilingIntegration } from '@sentry/profiling-node'\n"

function vitestConfig({ key, environment }: Sdk): string {
  const config = {
    test: {
      environment,
      // the SDK takes native functions from an empty iframe
      environmentOptions: { happyDOM: { settings: { enableIframePageLoading: true } } },
      env: { SDK_UNDER_TEST: key },
      setupFiles: ['expect-sentry/vitest'],
      // two projects at once on a small machine
      testTimeout: 30_000,
      include: ['majors/suite/*.case.ts'],
    },
  }
  return `export default ${JSON.stringify(config, null, 2)}\n`
}
