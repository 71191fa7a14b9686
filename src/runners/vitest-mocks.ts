/**
 * Which Sentry module the running test file has mocked with `vi.mock`, if any. Vitest keeps what
 * is mocked in a registry behind `globalThis.__vitest_mocker__` (3.2 to 5). A module mocked with
 * `{ spy: true }` keeps its implementation, and what it sends is recorded; whether a test has then
 * given one of its functions another implementation, Vitest does not tell.
 */
export function mockedSdkModule(): string | undefined {
  const mocker: unknown = Reflect.get(globalThis, '__vitest_mocker__')
  if (!isObject(mocker) || typeof mocker.getMockerRegistry !== 'function') return undefined
  const registry: unknown = mocker.getMockerRegistry()
  if (!isObject(registry) || !(registry.registryById instanceof Map)) return undefined
  const modules: unknown[] = [...registry.registryById.values()]
  const mocked = modules.find((module) => isObject(module) && isMockedSdk(module))
  return isObject(mocked) ? String(mocked.raw) : undefined
}

function isMockedSdk({ raw, type }: Record<string, unknown>): boolean {
  return typeof raw === 'string' && /^@sentry\//.test(raw) && type !== 'autospy'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
