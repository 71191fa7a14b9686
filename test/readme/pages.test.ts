import { access, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createFakeTransport } from 'expect-sentry'
import { createFakeIngest } from 'expect-sentry/ingest'
import { matchers } from 'expect-sentry/matchers'
import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { dropKind } from '../../src/matchers/kinds/drop.js'
import { root } from '../faults/run-tests.js'
import { blocksOf } from './blocks.js'
import { examples } from './examples.js'
import { pages } from './pages.js'

/** All that a table of the README or of a page of docs/ names in code. */
const told = new Set(
  (await Promise.all((await pages()).map((page) => readFile(join(root, page), 'utf8'))))
    .flatMap((text) => text.split('\n').filter((line) => line.startsWith('|')))
    .flatMap((row) => row.match(/`[^`]+`/g) ?? [])
    .flatMap((code) => code.match(/\w+/g) ?? []),
)

describe('a table names', () => {
  test('every matcher', () => {
    expect(Object.keys(matchers)).toContain('toHaveBreadcrumb')
    expect(Object.keys(matchers).filter((name) => !told.has(name))).toEqual([])
  })

  test('every member of a recording', () => {
    const members = membersOf(createFakeTransport())

    expect(members).toContain('lastEvent')
    expect(members.filter((name) => !told.has(name))).toEqual([])
  })

  test('every member of an ingest', async () => {
    const sentry = await createFakeIngest()
    await sentry.close()

    expect(membersOf(sentry)).toContain('refused')
    expect(membersOf(sentry).filter((name) => !told.has(name))).toEqual([])
  })

  test('every option of an ingest', async () => {
    const wrong = [{ noSuchOption: true }]
    const said = await Reflect.apply(createFakeIngest, undefined, wrong).catch(String)
    const names = /it takes ([\w, ]+)/.exec(said)?.[1]?.split(', ') ?? []

    expect(names).toContain('quietTime')
    expect(names.filter((name) => !told.has(name))).toEqual([])
  })

  test('every option of a fake transport', () => {
    const list =
      refusal(() => Reflect.apply(createFakeTransport, undefined, [{ noSuchOption: true }])).match(
        /it takes ([\w, ]+)/,
      )?.[1] ?? ''
    const names = list.split(', ')

    expect(names).toContain('settleTimeout')
    expect(names.filter((name) => !told.has(name))).toEqual([])
  })

  test('every field of an event and of a drop', () => {
    expect(dropKind.keys).toContain('breadcrumbs')
    expect(dropKind.keys.filter((name) => !told.has(name))).toEqual([])
  })

  test('every field of every other item', async () => {
    const folder = join(root, 'src/captured/kinds')
    const kinds = await Promise.all(
      (await readdir(folder)).map((file): Promise<object> => import(join(folder, file))),
    )
    const keys = kinds
      .flatMap((module) => Object.values(module))
      .flatMap((exported) => (Array.isArray(exported?.keys) ? exported.keys : []))

    expect(keys).toContain('monitor_slug')
    expect(keys.filter((name) => !told.has(name))).toEqual([])
  })
})

/** Its own and inherited ones. */
function membersOf(object: object): string[] {
  const members = Object.getOwnPropertyNames(object)
  const parent: unknown = Reflect.getPrototypeOf(object)
  const inherited = parent instanceof Object && parent !== Object.prototype ? membersOf(parent) : []
  return [...members, ...inherited].filter((name) => name !== 'constructor')
}

function refusal(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    return String(error)
  }
  return ''
}

test('the index of the docs leads to every page', async () => {
  const index = await readFile(join(root, 'docs/README.md'), 'utf8')
  const names = (await pages()).filter(
    (page) => page.startsWith('docs/') && !page.endsWith('README.md'),
  )

  expect(names.filter((page) => !index.includes(`](${page.slice('docs/'.length)})`))).toEqual([])
})

describe.each([
  ...(await pages()),
  'CONTRIBUTING.md',
  'examples/README.md',
  ...(await examples()).map((example) => `examples/${example}/README.md`),
])('%s', (page) => {
  test('its commands exist', async () => {
    const lines = (await blocksOf(page, 'sh')).flatMap((code) => code.split(/\n| && /))
    const scripts = lines.flatMap((line) => line.match(/^npm run ([\w:-]+)/)?.[1] ?? [])
    const folders = lines.flatMap(
      (line) => line.match(/^npx vitest run examples\/(\S+)/)?.[1] ?? [],
    )

    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([])
    const known = await examples()
    expect(folders.filter((start) => !known.some((name) => name.startsWith(start)))).toEqual([])
  })

  test('its links lead somewhere', async () => {
    const text = (await readFile(join(root, page), 'utf8')).replace(/^```.*?^```/gms, '')
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
    const targets = links.filter((link) => !/^https?:/.test(link))

    const broken = await Promise.all(targets.map((target) => problemOf(page, target)))

    expect(broken.filter((problem) => problem !== undefined)).toEqual([])
  })
})

/** Of a link to a file, to a heading of it, or to one of the page itself. */
async function problemOf(page: string, target: string): Promise<string | undefined> {
  const [path = '', heading] = target.split('#')
  const file = path === '' ? join(root, page) : join(root, dirname(page), path)
  try {
    await access(file)
    if (heading === undefined || !file.endsWith('.md')) return
    const headings = [...(await readFile(file, 'utf8')).matchAll(/^#+ (.*)$/gm)].map(([, text]) =>
      (text ?? '')
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replace(/ /g, '-'),
    )
    return headings.includes(heading) ? undefined : `${target}: no such heading`
  } catch {
    return `${target}: no such file`
  }
}
