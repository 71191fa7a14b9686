import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { SerializedError } from 'vitest'
import type { TestCase, TestModule, TestRunEndReason, Vitest } from 'vitest/node'
import { buildPageData } from '../report/data/build.js'
import { type RecordedTest, recordingsIn } from '../report/data/recorded-test.js'
import { pageHtml } from '../report/html.js'
import { RECORDED_META, REPORTED } from './vitest-meta.js'
import { fileOf, runOf } from './vitest-run.js'

/** Of `reporters: [['expect-sentry/reporter', options]]`. */
export interface ReporterOptions {
  /** Relative to the root of the project. `sentry-report.html` without it. */
  readonly outputFile?: string | undefined
  /**
   * What a test's name leads to: `{path}` and `{line}` are filled in. `false` for no links.
   * `vscode://file/{path}:{line}` without it.
   */
  readonly link?: string | false | undefined
}

const OPTIONS = ['outputFile', 'link']

/**
 * Writes what the tests of a run reported to Sentry as one HTML page. Tests need
 * `expect-sentry/vitest` among their `setupFiles`.
 *
 * @throws TypeError for an option that does not exist
 * @example reporters: ['default', ['expect-sentry/reporter', { outputFile: 'report/sentry.html' }]]
 */
export default class SentryReporter {
  readonly #outputFile: string
  readonly #link: string | false
  #vitest: Vitest | undefined

  constructor(options: ReporterOptions = {}) {
    const unknown = Object.keys(options).find((option) => !OPTIONS.includes(option))
    if (unknown !== undefined) {
      throw new TypeError(
        `expect-sentry/reporter has no option "${unknown}". It has: ${OPTIONS.join(', ')}.`,
      )
    }
    this.#outputFile = options.outputFile ?? 'sentry-report.html'
    this.#link = options.link ?? 'vscode://file/{path}:{line}'
  }

  /** Workers hand over what was recorded only where somebody asks for it. */
  onInit(vitest: Vitest): void {
    this.#vitest = vitest
    for (const { config } of vitest.projects) {
      config.env = { ...config.env, [REPORTED]: '1' }
      config.includeTaskLocation = true
    }
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly SerializedError[] = [],
    reason?: TestRunEndReason,
  ): Promise<void> {
    const vitest = this.#vitest
    if (!vitest) return
    const recorded = modules.flatMap((module) => this.#recordedIn(module))
    const data = buildPageData(recorded, {
      generated: new Date().toISOString(),
      runner: `Vitest ${vitest.version}`,
      run: runOf(modules, errors, reason === 'interrupted'),
    })
    const file = resolve(vitest.config.root, this.#outputFile)
    const [script, style] = await Promise.all([pagePart('js'), pagePart('css')])
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, pageHtml(data, { script, style, gzip }))
    vitest.logger.log(`Sentry report written to ${relative(process.cwd(), file) || file}`)
  }

  #recordedIn(module: TestModule): RecordedTest[] {
    const place = { file: fileOf(module), project: module.project.name }
    const outside: RecordedTest = {
      ...place,
      name: '',
      state: 'outside',
      attempts: 1,
      link: this.#linkTo(module.moduleId, 1),
      errors: [],
      recordings: recordingsIn(Reflect.get(module.meta(), RECORDED_META)),
    }
    const tests = [...module.children.allTests()].map((test) => ({
      ...place,
      ...this.#recordedTest(test),
    }))
    return [...tests, outside].filter(({ recordings }) => recordings.length > 0)
  }

  #recordedTest(test: TestCase): Omit<RecordedTest, 'file' | 'project'> {
    const { state, errors = [] } = test.result()
    const line = test.location?.line
    const { duration, retryCount = 0, repeatCount = 0 } = test.diagnostic() ?? {}
    return {
      name: test.fullName,
      state,
      line,
      link: this.#linkTo(test.module.moduleId, line ?? 1),
      duration,
      attempts: retryCount + repeatCount + 1,
      errors: errors.map(({ message }) => message),
      recordings: recordingsIn(Reflect.get(test.meta(), RECORDED_META)),
    }
  }

  #linkTo(path: string, line: number): string | undefined {
    if (this.#link === false) return undefined
    return this.#link.replaceAll('{path}', encodeURI(path)).replaceAll('{line}', String(line))
  }
}

function gzip(text: string): string {
  return gzipSync(text).toString('base64')
}

/** The page's own code is built beside this file. */
function pagePart(extension: 'js' | 'css'): Promise<string> {
  return readFile(new URL(`./report-page.${extension}`, import.meta.url), 'utf8')
}
