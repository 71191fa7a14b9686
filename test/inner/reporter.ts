import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node'

/** What an inner run says about itself, as one line of JSON on its standard output. */
export interface InnerReport {
  readonly modules: readonly InnerModule[]
  /** Messages of errors that belong to no test; the runner prints them apart. */
  readonly unhandled: readonly string[]
  /** What tests and hooks wrote to the console. */
  readonly printed: string
}

export interface InnerModule {
  readonly file: string
  readonly project: string
  readonly tests: readonly InnerTest[]
  /** Of the file itself and its describes: what their `beforeAll` and `afterAll` threw. */
  readonly errors: readonly InnerError[]
}

export interface InnerTest {
  /** `describe > test` */
  readonly name: string
  readonly state: string
  readonly errors: readonly InnerError[]
  readonly annotations: readonly InnerAnnotation[]
}

export interface InnerAnnotation {
  readonly type: string
  readonly message: string
  /** In the case file, from 1. */
  readonly line: number | undefined
  /** As text. */
  readonly attachment: string | undefined
}

export interface InnerError {
  readonly message: string
  /** Of the first frame in the case file, from 1. */
  readonly line: number | undefined
}

/** The runner's own JSON report leaves out what an `afterAll` threw, and where. */
export default class InnerReporter implements Reporter {
  #printed = ''

  onUserConsoleLog({ content }: { content: string }): void {
    this.#printed += content
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly { message: string }[]): void {
    const report: InnerReport = {
      modules: modules.map(moduleReport),
      unhandled: unhandled.map(({ message }) => message),
      printed: this.#printed,
    }
    process.stdout.write(`${JSON.stringify(report)}\n`)
  }
}

function moduleReport(module: TestModule): InnerModule {
  const suites: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()]
  return {
    file: module.relativeModuleId,
    project: module.project.name,
    tests: [...module.children.allTests()].map(testReport),
    errors: suites.flatMap((suite) => suite.errors().map(errorReport)),
  }
}

function testReport(test: TestCase): InnerTest {
  const { state, errors = [] } = test.result()
  return {
    name: test.fullName,
    state,
    errors: errors.map(errorReport),
    annotations: test.annotations().map(({ type, message, location, attachment }) => ({
      type,
      message,
      line: location?.file.endsWith('.case.ts') ? location.line : undefined,
      attachment: attachment && Buffer.from(String(attachment.body), 'base64').toString(),
    })),
  }
}

interface ReportedError {
  readonly message: string
  readonly stacks?: readonly { readonly file: string; readonly line: number }[]
}

function errorReport({ message, stacks = [] }: ReportedError): InnerError {
  return { message, line: stacks.find(({ file }) => file.endsWith('.case.ts'))?.line }
}
