import { describe, expect, test } from 'vitest'
import { tagSourceOf } from '../../src/captured/tag-source.js'
import { tagsOf as tagsOfSource } from '../../src/captured/tags.js'
import { recorded, recordedEvent } from '../rules/support/sent.js'

/** What Sentry derives tags from, and whether it gives way to a tag that the app has set. */
/**
 * All tags of an event that says this; the field as sent, whatever its type. One tag alone, which
 * may be read without the payload, has to be the same.
 */
function tagsOf(fields: Record<string, unknown>): Readonly<Record<string, string>> {
  const event = recordedEvent(fields)
  const { tags } = event
  for (const key of [...Object.keys(tags), ...DERIVED]) expect(event.tag(key), key).toBe(tags[key])
  return tags
}

const DERIVED = [
  ...['level', 'environment', 'release', 'transaction', 'handled', 'mechanism', 'user', 'url'],
  ...['dist', 'logger', 'server_name', 'site', 'os', 'os.name', 'runtime.name', 'gateway'],
]

test('an event that says nothing has its level and environment', () => {
  expect(tagsOf({})).toEqual({ level: 'error', environment: 'production' })
  expect(tagsOf({ environment: undefined })).toEqual({ level: 'error' })
})

describe('from a field of the same name', () => {
  test.each(['environment', 'release', 'transaction', 'logger', 'server_name', 'site'])(
    '%s, over a tag of the app',
    (key) => {
      expect(tagsOf({ [key]: 'x' })[key]).toBe('x')
      expect(tagsOf({ [key]: 'x', tags: { [key]: 'mine' } })[key]).toBe('x')
    },
  )

  test.each(['transaction', 'logger', 'server_name', 'site', 'environment'])(
    'without %s a tag of the app stays',
    (key) => {
      for (const nothing of ['', undefined, null]) {
        expect(tagsOf({ [key]: nothing, tags: { [key]: 'mine' } })[key]).toBe('mine')
        expect(tagsOf({ [key]: nothing })[key]).toBeUndefined()
      }
    },
  )

  test('release never comes from a tag', () => {
    expect(tagsOf({ tags: { release: 'mine' } }).release).toBeUndefined()
  })

  test('dist, where there is a release', () => {
    expect(tagsOf({ dist: '7', release: 'shop@1.4.0' }).dist).toBe('7')
    expect(tagsOf({ dist: '7' }).dist).toBeUndefined()
    expect(tagsOf({ dist: '7', tags: { dist: 'mine' } }).dist).toBeUndefined()
  })
})

describe('as far as the field is kept', () => {
  test.each([
    ['release', 'latest', undefined],
    ['release', ' shop@1.4.0\n', 'shop@1.4.0'],
    ['environment', 'none', undefined],
    ['environment', 'x'.repeat(65), undefined],
    ['transaction', ` ${'x'.repeat(201)} `, `${'x'.repeat(197)}...`],
    ['logger', 'x'.repeat(65), `${'x'.repeat(61)}...`],
    ['logger', 'a\nb', undefined],
    ['server_name', 'a\nb', 'a\nb'],
    ['server_name', ' web-1 ', ' web-1 '],
    ['server_name', ' \n ', undefined],
    ['server_name', 'x'.repeat(277), `${'x'.repeat(253)}...`],
    ['site', 'x'.repeat(276), 'x'.repeat(276)],
    ['transaction', ' \n ', undefined],
    ['environment', 7, undefined],
    ['transaction', 7, undefined],
    ['release', 7, '7'],
  ])('%s: %j', (key, sent, shown) => {
    expect(tagsOf({ [key]: sent })[key]).toBe(shown)
  })

  test('a dist beside a release that is not', () => {
    expect(tagsOf({ dist: '7', release: 'latest' }).dist).toBeUndefined()
    expect(tagsOf({ dist: 'a b', release: 'shop@1.4.0' }).dist).toBeUndefined()
  })

  test('a tag fills in for an environment that is not', () => {
    expect(tagsOf({ environment: 'none', tags: { environment: 'mine' } }).environment).toBe('mine')
  })
})

describe('level', () => {
  test.each([
    ['debug', 'debug'],
    ['info', 'info'],
    ['log', 'info'],
    ['warning', 'warning'],
    ['error', 'error'],
    ['fatal', 'fatal'],
    ['critical', 'fatal'],
    ['warn', 'error'],
    ['WARNING', 'error'],
    ['', 'error'],
    [undefined, 'error'],
    [null, 'error'],
    // as other loggers write it
    [10, 'debug'],
    [20, 'info'],
    [30, 'warning'],
    [40, 'error'],
    [50, 'fatal'],
    [60, 'error'],
  ])('%j is %s', (level, expected) => {
    expect(tagsOf({ level, tags: { level: 'mine' } }).level).toBe(expected)
  })

  test('of a transaction is info, where it says none', () => {
    const levelOf = (payload: object) => {
      const [item] = recorded([['transaction', payload]]).items
      return item && tagsOfSource(tagSourceOf(item)).level
    }
    expect(levelOf({})).toBe('info')
    expect(levelOf({ level: 'warning' })).toBe('warning')
  })
})

describe('url', () => {
  test('is that of the request, and gives way to a tag of the app', () => {
    const request = { url: 'https://shop.example/pay', method: 'POST' }
    expect(tagsOf({ request }).url).toBe('https://shop.example/pay')
    expect(tagsOf({ request, tags: { url: 'mine' } }).url).toBe('mine')
    for (const url of [undefined, '', ' ', 7])
      expect(tagsOf({ request: { url } }).url).toBeUndefined()
  })
})

describe('user', () => {
  test.each([
    ['id:7', { id: '7', email: 'ann@example.com', username: 'ann', ip_address: '::1' }],
    ['id:7', { id: 7 }],
    ['username:ann', { email: 'ann@example.com', username: 'ann' }],
    ['email:ann@example.com', { id: null, email: 'ann@example.com', ip_address: '::1' }],
    ['username:ann', { id: '', username: 'ann', ip_address: '::1' }],
    ['ip:::1', { ip_address: '::1' }],
    [undefined, {}],
    [undefined, { plan: 'gold' }],
  ])('%s', (expected, user) => {
    expect(tagsOf({ user, tags: { user: 'mine' } }).user).toBe(expected)
  })
})

describe('contexts', () => {
  test.each<[string, object, Record<string, string>]>([
    [
      'browser',
      { name: 'Firefox', version: '128.0' },
      { browser: 'Firefox 128.0', 'browser.name': 'Firefox' },
    ],
    [
      'os',
      { name: 'Debian', version: '12.11', rooted: true },
      { os: 'Debian 12.11', 'os.name': 'Debian', 'os.rooted': 'yes' },
    ],
    [
      'device',
      { model: 'Pixel 9', family: 'Pixel' },
      { device: 'Pixel 9', 'device.family': 'Pixel' },
    ],
    [
      'runtime',
      { name: 'node', version: 'v20.20.2' },
      { runtime: 'node v20.20.2', 'runtime.name': 'node' },
    ],
    ['gpu', { name: 'Iris', vendor_name: 'Intel' }, { 'gpu.name': 'Iris', 'gpu.vendor': 'Intel' }],
    ['os', { name: 'Debian', version: null }, { 'os.name': 'Debian' }],
    ['os', { name: '', version: '12' }, {}],
    ['app', { device_app_hash: 'abc' }, { 'app.device': 'abc' }],
    ['monitor', { id: 'nightly' }, { 'monitor.id': 'nightly' }],
  ])('%s', (name, context, expected) => {
    expect(tagsOf({ contexts: { [name]: context } })).toEqual({
      level: 'error',
      environment: 'production',
      ...expected,
    })
  })

  test('a tag stands only when all its parts are there', () => {
    const { browser, ...tags } = tagsOf({ contexts: { browser: { name: 'Firefox' } } })
    expect(browser).toBeUndefined()
    expect(tags['browser.name']).toBe('Firefox')
    expect(tagsOf({ contexts: { os: { version: '12', rooted: false } } })).toEqual({
      level: 'error',
      environment: 'production',
      'os.rooted': 'no',
    })
  })

  test('is named after the key of the context, whose type says what it is', () => {
    const contexts = {
      client_os: { type: 'os', name: 'iOS', version: '19' },
      os: { type: 'device', model: 'Pixel 9', name: 'Debian', version: '12' },
    }
    expect(tagsOf({ contexts })).toEqual({
      level: 'error',
      environment: 'production',
      client_os: 'iOS 19',
      'client_os.name': 'iOS',
      os: 'Pixel 9',
    })
    expect(recordedEvent({ contexts }).tag('client_os.name')).toBe('iOS')
    expect(recordedEvent({ contexts }).tag('client_os')).toBe('iOS 19')
  })

  test('a part that is empty is not there, and white space around is taken off', () => {
    expect(tagsOf({ contexts: { os: { name: ' Debian ', version: '' } } })).toEqual({
      level: 'error',
      environment: 'production',
      'os.name': 'Debian',
    })
  })

  test('wins over a tag of the app', () => {
    const contexts = { os: { name: 'Debian', version: '12' } }
    expect(tagsOf({ contexts, tags: { os: 'mine', 'os.name': 'mine' } })).toMatchObject({
      os: 'Debian 12',
      'os.name': 'Debian',
    })
  })

  test.each([
    ['another context', { cart: { name: 'x', version: 'y' } }],
    ['no object', { os: 'Debian' }],
    ['nothing', null],
  ])('%s gives none', (_, contexts) => {
    expect(tagsOf({ contexts })).toEqual({ level: 'error', environment: 'production' })
  })
})

test('one tag alone is what stands among all, whichever was read first', () => {
  const fields = {
    tags: { url: 'mine', gateway: 'stripe' },
    contexts: { os: { name: 'Debian', version: '12' } },
    request: { url: 'https://shop.example/pay' },
    user: { id: '7' },
    release: 'shop@1.4.0',
    server_name: 'web-1',
  }
  for (const key of ['url', 'os', 'user', 'release', 'server_name', 'gateway', 'level', 'none']) {
    const all = tagsOf(fields)[key]
    expect(recordedEvent(fields).tag(key)).toBe(all)
    expect(all === undefined).toBe(key === 'none')
  }
})
