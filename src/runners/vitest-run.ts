import { relative } from 'node:path'
import type { SerializedError } from 'vitest'
import type { TestModule } from 'vitest/node'
import { RECORDED_META } from './vitest-meta.js'

/** What a reader of the report has to know of the run, besides what its tests recorded. */
export function runOf(
  modules: readonly TestModule[],
  outsideErrors: readonly SerializedError[],
  isInterrupted: boolean,
) {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const errors = [
    ...modules.flatMap((module) =>
      module.errors().map(({ message }) => `${fileOf(module)}: ${message}`),
    ),
    ...outsideErrors.map(({ message }) => message),
  ]
  const unseen = modules.filter(isUnseen).map(fileOf)
  return {
    files: modules.length,
    tests: tests.length,
    failed: tests.filter((test) => test.result().state === 'failed').length,
    ...(errors.length > 0 ? { errors } : {}),
    ...(unseen.length > 0 ? { unseen } : {}),
    ...(isInterrupted ? { interrupted: true } : {}),
  }
}

/** Its tests ran, and nobody was there to say what they captured. */
function isUnseen(module: TestModule): boolean {
  const meta = module.meta()
  if (Reflect.get(meta, 'typecheck') === true || Reflect.get(meta, RECORDED_META)) return false
  return [...module.children.allTests()].some((test) =>
    ['passed', 'failed'].includes(test.result().state),
  )
}

export function fileOf({ moduleId, project }: TestModule): string {
  return relative(project.config.root, moduleId).replaceAll('\\', '/')
}
