/** What is kept, and what was sent where that is not what stands at the path. */
interface Change {
  readonly kept: unknown
  readonly severity: 'removed' | 'cut' | 'rewritten'
  readonly sent?: unknown
}

interface Cases {
  /** Fields of an event about which no rule has anything to say. */
  readonly fine: readonly object[]
  readonly wrong: readonly (readonly [fields: object, path: string, change: Change])[]
}

const x = (length: number) => 'x'.repeat(length)
const cut = (length: number) => `${x(length - 3)}...`
const removed = { kept: undefined, severity: 'removed' } as const
const rewritten = (kept: unknown) => ({ kept, severity: 'rewritten' }) as const
const shortened = (kept: unknown) => ({ kept, severity: 'cut' }) as const
const release = { release: 'shop@1.4.0' }
const ID = 'a'.repeat(32)
const DASHED = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa'
/** When the envelopes of these tests were sent. */
const SECONDS = Date.parse('2026-11-25T12:00:00Z') / 1000

function exception(fields: object): object {
  return { exception: { values: [{ type: 'Error', value: 'boom', ...fields }] } }
}

function mechanism(fields: object): object {
  return exception({ mechanism: { type: 'generic', handled: true, ...fields } })
}

/** One limit in characters: that many are fine, one more is cut. */
function length(
  path: string,
  fields: (text: string) => object,
  limit: number,
  allowance = 0,
): Cases {
  const most = limit + allowance
  return {
    fine: [fields(x(most)), fields('😀'.repeat(most))],
    wrong: [
      [fields(x(most + 1)), path, { ...shortened(cut(limit)), sent: x(most + 1) }],
      [fields('😀'.repeat(most + 1)), path, shortened(`${'😀'.repeat(limit - 3)}...`)],
    ],
  }
}

/** A bag in which one text fills the bytes to the last: its quotes, its comma, and the braces. */
function size(path: string, fields: (value: object) => object, bytes: number): Cases {
  return {
    fine: [
      fields({ a: x(bytes) }),
      fields({ a: x(bytes - 4), b: 'x' }),
      fields({ a: {}, b: x(bytes - 3) }),
      fields({ a: null, b: x(bytes - 5) }),
    ],
    wrong: [
      [fields({ a: {}, b: x(bytes - 2) }), path, shortened({ a: {}, b: cut(bytes - 3) })],
      [fields({ a: [x(bytes - 3), 'x'] }), path, shortened({ a: [x(bytes - 3)] })],
      [fields({ a: x(bytes + 1) }), path, shortened({ a: cut(bytes) })],
      // sorted by key: what comes last finds nothing left
      [fields({ b: 'x', a: x(bytes - 3) }), path, shortened({ a: x(bytes - 3) })],
    ],
  }
}

/** Nested so deep that the innermost object lies `levels` below the bag. */
function nested(levels: number): object {
  return levels === 0 ? { last: 1 } : { k: nested(levels - 1) }
}

/** So many lists in each other. */
function lists(levels: number): readonly unknown[] {
  return levels === 1 ? [] : [lists(levels - 1)]
}

function depth(path: string, fields: (value: object) => object, levels: number): Cases {
  const keys = Array.from({ length: levels - 1 }, () => '.k').join('')
  return {
    fine: [fields(nested(levels - 2))],
    wrong: [
      [
        fields(nested(levels)),
        `${path}${keys}`,
        { ...rewritten('{"k":{"last":1}}'), sent: { k: { last: 1 } } },
      ],
      [fields({ k: lists(levels) }), `${path}.k${'[0]'.repeat(levels - 2)}`, rewritten('[[]]')],
    ],
  }
}

const frames = (count: number, frame: object = {}) =>
  exception({ stacktrace: { frames: Array.from({ length: count }, () => frame) } })
const FRAMES = 'payload.exception.values[0].stacktrace.frames'
/** So many frames of the app's own, and of others. */
const ofBoth = (own: number, others: number) =>
  exception({
    stacktrace: {
      frames: [
        ...Array(own).fill({ ...context, in_app: true }),
        ...Array(others).fill({ ...context, in_app: false }),
      ],
    },
  })
const context = { pre_context: ['a'], context_line: 'b', post_context: ['c'] }

export const CASES: Readonly<Record<string, Cases>> = {
  'event-id-invalid': {
    fine: [],
    wrong: [
      [{ event_id: 'order-7' }, 'payload.event_id', removed],
      [{ event_id: 'a'.repeat(31) }, 'payload.event_id', removed],
      ...[`x${ID}`, `${ID}x`, `x${DASHED}`, `${DASHED}x`].map(
        (event_id) => [{ event_id }, 'payload.event_id', removed] as const,
      ),
      [{ event_id: 'aaaa-'.repeat(8) }, 'payload.event_id', removed],
      [{ event_id: 7 }, 'payload.event_id', removed],
    ],
  },
  'level-unknown': {
    fine: ['debug', 'info', 'warning', 'error', 'fatal', null].map((level) => ({ level })),
    wrong: [
      [{ level: 'warn' }, 'payload.level', rewritten('error')],
      [{ level: 'WARNING' }, 'payload.level', rewritten('error')],
      [{ level: 60 }, 'payload.level', rewritten('error')],
    ],
  },
  'level-alias': {
    fine: [],
    wrong: [
      [{ level: 'log' }, 'payload.level', rewritten('info')],
      [{ level: 'critical' }, 'payload.level', rewritten('fatal')],
      ...['debug', 'info', 'warning', 'error', 'fatal'].map(
        (name, index) => [{ level: 10 * (index + 1) }, 'payload.level', rewritten(name)] as const,
      ),
    ],
  },
  'breadcrumb-level-unknown': {
    fine: [{ breadcrumbs: [{ level: 'log' }, { level: null }, { message: 'x' }] }],
    wrong: [
      [{ breadcrumbs: [{}, { level: 'warn' }] }, 'payload.breadcrumbs[1].level', rewritten('info')],
      [
        { breadcrumbs: { values: [{ level: 'warn' }] } },
        'payload.breadcrumbs.values[0].level',
        rewritten('info'),
      ],
    ],
  },
  'exception-empty': {
    fine: [
      exception({ type: undefined }),
      exception({ value: undefined }),
      { exception: { values: [null, { value: '' }] } },
      { exception: [{ type: 'Error' }] },
      { exception: {} },
    ],
    wrong: [
      [{ exception: { values: [{}] } }, 'payload.exception.values[0]', removed],
      [
        { exception: [{ type: null, value: null, stacktrace: {} }] },
        'payload.exception[0]',
        removed,
      ],
    ],
  },
  'exception-value-type': {
    fine: [exception({ value: null })],
    wrong: [
      [
        exception({ value: { code: 7 } }),
        'payload.exception.values[0].value',
        rewritten('{"code":7}'),
      ],
      [exception({ value: 7 }), 'payload.exception.values[0].value', rewritten('7')],
      [{ exception: { type: 'Error', value: true } }, 'payload.exception.value', rewritten('true')],
    ],
  },
  'mechanism-type-missing': {
    fine: [exception({ mechanism: {} }), exception({ mechanism: null }), mechanism({})],
    wrong: [
      [
        exception({ mechanism: { handled: false } }),
        'payload.exception.values[0].mechanism',
        rewritten({ type: 'generic', data: { handled: false } }),
      ],
    ],
  },
  'mechanism-type-empty': {
    fine: [],
    wrong: ['', null, 7].map((type) => [
      mechanism({ type }),
      'payload.exception.values[0].mechanism.type',
      removed,
    ]),
  },
  'mechanism-source-characters': {
    fine: [mechanism({ source: 'errors[0]' })],
    wrong: ['the cause', 'a\tb', 'a\nb', 'a\rb'].map((source) => [
      mechanism({ source }),
      'payload.exception.values[0].mechanism.source',
      removed,
    ]),
  },
  'frames-count': {
    fine: [frames(250)],
    wrong: [[frames(251), FRAMES, { ...shortened({ frames: 250 }), sent: { frames: 251 } }]],
  },
  'frames-context': {
    fine: [
      frames(50, context),
      frames(60, { context_line: 'b' }),
      frames(60, { vars: {}, pre_context: [] }),
      frames(60, { vars: null }),
      exception({ stacktrace: { frames: Array(60).fill(null) } }),
      exception({ stacktrace: { frames: null } }),
      ofBoth(1, 49),
    ],
    wrong: [
      [frames(51, context), FRAMES, { ...shortened({ withoutContext: 1 }), sent: { frames: 51 } }],
      [frames(60, { vars: { a: 1 } }), FRAMES, shortened({ withoutContext: 10 })],
      // of the app's own as few as possible
      [ofBoth(20, 60), FRAMES, shortened({ withoutContext: 30 })],
      [ofBoth(60, 20), FRAMES, shortened({ withoutContext: 30 })],
      [frames(60, { in_app: true, pre_context: ['a'] }), FRAMES, shortened({ withoutContext: 10 })],
      [
        {
          threads: {
            values: [{ stacktrace: { frames: Array(60).fill({ post_context: ['a'] }) } }],
          },
        },
        'payload.threads.values[0].stacktrace.frames',
        shortened({ withoutContext: 10 }),
      ],
      [
        { stacktrace: { frames: Array(52).fill(context) } },
        'payload.stacktrace.frames',
        shortened({ withoutContext: 2 }),
      ],
    ],
  },
  'fingerprint-list': {
    fine: [{ fingerprint: ['{{ default }}', 'a', 7] }, { fingerprint: null }, { fingerprint: [] }],
    wrong: [
      [{ fingerprint: 'checkout' }, 'payload.fingerprint', removed],
      [{ fingerprint: { a: 1 } }, 'payload.fingerprint', removed],
    ],
  },
  'fingerprint-part-type': {
    fine: [],
    wrong: [
      [{ fingerprint: ['a', null] }, 'payload.fingerprint[1]', { ...removed, sent: null }],
      [{ fingerprint: [{ a: 1 }] }, 'payload.fingerprint[0]', { ...removed, sent: { a: 1 } }],
    ],
  },
  'fingerprint-part-coercion': {
    fine: [{ fingerprint: [3, -22] }],
    wrong: [
      [
        { fingerprint: ['a', true] },
        'payload.fingerprint[1]',
        { ...rewritten('True'), sent: true },
      ],
      [{ fingerprint: [3.5] }, 'payload.fingerprint[0]', rewritten('3')],
    ],
  },
  'release-empty': {
    fine: [release, { release: 7 }],
    wrong: [
      [{ release: '' }, 'payload.release', removed],
      [{ release: ' \n' }, 'payload.release', removed],
    ],
  },
  'release-length': {
    fine: [{ release: x(200) }, { release: 'ä'.repeat(100) }],
    wrong: [
      [{ release: x(201) }, 'payload.release', removed],
      [{ release: 'ä'.repeat(101) }, 'payload.release', removed],
    ],
  },
  'release-reserved': {
    fine: [{ release: 'latest-1' }, { release: '...' }],
    wrong: ['latest', 'Latest', '.', '..'].map((name) => [
      { release: name },
      'payload.release',
      removed,
    ]),
  },
  'release-characters': {
    fine: [{ release: 'shop@1.4.0+build 7' }],
    wrong: ['shop/1.4.0', 'a\\b', 'a\nb', 'a\u0000b', 'a\u007fb'].map((name) => [
      { release: name },
      'payload.release',
      removed,
    ]),
  },
  'release-spaces': {
    fine: [],
    wrong: [[{ release: ' shop@1.4.0\n' }, 'payload.release', rewritten('shop@1.4.0')]],
  },
  'environment-empty': {
    fine: [{ environment: 'production' }],
    wrong: [[{ environment: ' ' }, 'payload.environment', removed]],
  },
  'environment-length': {
    fine: [{ environment: x(64) }, { environment: 'ä'.repeat(32) }],
    wrong: [
      [{ environment: x(65) }, 'payload.environment', removed],
      [{ environment: 'ä'.repeat(33) }, 'payload.environment', removed],
    ],
  },
  'environment-reserved': {
    fine: [{ environment: 'latest' }],
    wrong: ['none', 'None', '.', '..'].map((name) => [
      { environment: name },
      'payload.environment',
      removed,
    ]),
  },
  'environment-characters': {
    fine: [{ environment: 'pre prod' }],
    wrong: [[{ environment: 'eu/production' }, 'payload.environment', removed]],
  },
  'environment-spaces': {
    fine: [],
    wrong: [[{ environment: ' production' }, 'payload.environment', rewritten('production')]],
  },
  'dist-empty': {
    fine: [{ ...release, dist: '7' }],
    wrong: [
      [{ ...release, dist: ' ' }, 'payload.dist', removed],
      [{ dist: ' ' }, 'payload.dist', removed],
    ],
  },
  'dist-length': {
    fine: [{ ...release, dist: x(64) }],
    wrong: [[{ ...release, dist: x(65) }, 'payload.dist', removed]],
  },
  'dist-characters': {
    fine: [{ ...release, dist: 'a-B_c.9' }],
    wrong: [[{ ...release, dist: 'a b' }, 'payload.dist', removed]],
  },
  'dist-spaces': {
    fine: [],
    wrong: [[{ ...release, dist: ' 7 ' }, 'payload.dist', rewritten('7')]],
  },
  'dist-without-release': {
    fine: [],
    wrong: [[{ dist: '7' }, 'payload.dist', removed]],
  },
  'tag-key-empty': {
    fine: [{ tags: { gateway: 'stripe', 'a_b.c:d-e9': 'x', count: 42 } }],
    wrong: [
      [{ tags: { '': 'x' } }, 'payload.tags[""]', { ...removed, sent: 'x' }],
      [{ tags: { '\t': 'x' } }, 'payload.tags["\\t"]', removed],
      [{ tags: [[null, 'x']] }, 'payload.tags[0]', removed],
    ],
  },
  'tag-key-characters': {
    fine: [],
    wrong: [
      [{ tags: { käse: 'x' } }, 'payload.tags["käse"]', { ...removed, sent: 'x' }],
      [{ tags: { 'a/b': 'x' } }, 'payload.tags["a/b"]', removed],
    ],
  },
  'tag-key-spaces': {
    fine: [],
    wrong: [
      [
        { tags: { 'card type': 'visa' } },
        'payload.tags["card type"]',
        { ...rewritten('card-type: visa'), sent: 'visa' },
      ],
    ],
  },
  'tag-key-length': {
    fine: [{ tags: { [x(200)]: 'x' } }],
    wrong: [[{ tags: { [x(201)]: 'x' } }, `payload.tags.${x(201)}`, removed]],
  },
  'tag-reserved': {
    fine: [],
    wrong: ['release', 'dist', 'user', 'filename', 'function'].map((key) => [
      { tags: { [key]: 'x' } },
      `payload.tags.${key}`,
      { ...removed, sent: 'x' },
    ]),
  },
  'tag-duplicate': {
    fine: [],
    wrong: [
      [
        {
          tags: [
            ['gateway', 'stripe'],
            ['gateway', 'paypal'],
          ],
        },
        'payload.tags[1]',
        { ...removed, sent: 'paypal' },
      ],
    ],
  },
  'tag-value-empty': {
    fine: [],
    wrong: [
      [{ tags: { gateway: '' } }, 'payload.tags.gateway', { ...removed, sent: '' }],
      [{ tags: { gateway: ' \n' } }, 'payload.tags.gateway', removed],
    ],
  },
  'tag-value-length': {
    fine: [{ tags: { gateway: x(200) } }, { tags: { gateway: '😀'.repeat(200) } }],
    wrong: [[{ tags: { gateway: x(201) } }, 'payload.tags.gateway', { ...removed, sent: x(201) }]],
  },
  'tag-value-newline': {
    fine: [],
    wrong: [[{ tags: { gateway: 'a\nb' } }, 'payload.tags.gateway', { ...removed, sent: 'a\nb' }]],
  },
  'tag-value-type': {
    fine: [],
    wrong: [
      ...[null, { a: 1 }, ['a'], 2 ** 64].map(
        (value) =>
          [
            { tags: { gateway: value } },
            'payload.tags.gateway',
            { ...removed, sent: value },
          ] as const,
      ),
      [{ tags: { environment: null } }, 'payload.tags.environment', removed],
    ],
  },
  'tag-value-coercion': {
    fine: [],
    wrong: [
      [{ tags: { vip: true } }, 'payload.tags.vip', { ...rewritten('True'), sent: true }],
      [{ tags: { ratio: 1.5 } }, 'payload.tags.ratio', { ...rewritten('1'), sent: 1.5 }],
    ],
  },
  'tag-value-spaces': {
    fine: [],
    wrong: [[{ tags: { gateway: ' stripe\n' } }, 'payload.tags.gateway', rewritten('stripe')]],
  },
  'tag-environment': {
    fine: [],
    wrong: [[{ tags: { environment: 'eu' } }, 'payload.tags.environment', rewritten('eu')]],
  },
  'tag-overwritten': {
    fine: [
      { tags: { url: 'mine' }, request: { url: 'https://shop.example' } },
      { tags: { level: 'error' } },
    ],
    wrong: [
      [{ tags: { level: 'high' } }, 'payload.tags.level', { ...rewritten('error'), sent: 'high' }],
      [
        { tags: { handled: 'maybe' }, ...mechanism({ handled: false }) },
        'payload.tags.handled',
        rewritten('no'),
      ],
      [
        { tags: { os: 'mine' }, contexts: { os: { name: 'Debian', version: '12' } } },
        'payload.tags.os',
        rewritten('Debian 12'),
      ],
      [
        { tags: { server_name: 'a' }, server_name: 'b' },
        'payload.tags.server_name',
        rewritten('b'),
      ],
    ],
  },
  'message-length': {
    fine: [
      ...length('', (message) => ({ message }), 8192, 200).fine,
      { logentry: { message: x(8392) }, message: undefined },
    ],
    wrong: [
      ...length('payload.message', (message) => ({ message }), 8192, 200).wrong,
      [{ logentry: { message: x(8393) } }, 'payload.logentry.message', shortened(cut(8192))],
      [{ logentry: { formatted: x(8393) } }, 'payload.logentry.formatted', shortened(cut(8192))],
    ],
  },
  'exception-type-length': length(
    'payload.exception.values[0].type',
    (type) => exception({ type }),
    256,
    20,
  ),
  'exception-module-length': length(
    'payload.exception.values[0].module',
    (module) => exception({ module }),
    256,
    20,
  ),
  'exception-value-length': length(
    'payload.exception.values[0].value',
    (value) => exception({ value }),
    8192,
    200,
  ),
  'mechanism-type-length': length(
    'payload.exception.values[0].mechanism.type',
    (type) => mechanism({ type }),
    128,
  ),
  'mechanism-source-length': length(
    'payload.exception.values[0].mechanism.source',
    (source) => mechanism({ source }),
    128,
  ),
  'mechanism-description-length': length(
    'payload.exception.values[0].mechanism.description',
    (description) => mechanism({ description }),
    8192,
    200,
  ),
  'transaction-length': length('payload.transaction', (transaction) => ({ transaction }), 200),
  'text-type': {
    fine: [
      { transaction: null, logger: null, user: { email: null, name: null } },
      { breadcrumbs: [{ message: null, data: { code: 7 } }] },
    ],
    wrong: [
      ...['environment', 'transaction', 'logger', 'server_name', 'site', 'culprit'].map(
        (field) => [{ [field]: 7 }, `payload.${field}`, { ...removed, sent: 7 }] as const,
      ),
      [{ dist: 7, ...release }, 'payload.dist', removed],
      [exception({ type: 404 }), 'payload.exception.values[0].type', removed],
      ...['source', 'description'].map(
        (field) =>
          [
            mechanism({ [field]: {} }),
            `payload.exception.values[0].mechanism.${field}`,
            removed,
          ] as const,
      ),
      [exception({ module: true }), 'payload.exception.values[0].module', removed],
      ...['email', 'name'].map(
        (field) => [{ user: { [field]: {} } }, `payload.user.${field}`, removed] as const,
      ),
      ...['url', 'method', 'fragment'].map(
        (field) => [{ request: { [field]: false } }, `payload.request.${field}`, removed] as const,
      ),
      ...['type', 'category', 'message'].map(
        (field) =>
          [{ breadcrumbs: [{ [field]: 7 }] }, `payload.breadcrumbs[0].${field}`, removed] as const,
      ),
    ],
  },
  'transaction-spaces': {
    fine: [],
    wrong: [[{ transaction: ' GET /orders' }, 'payload.transaction', rewritten('GET /orders')]],
  },
  'culprit-length': length('payload.culprit', (culprit) => ({ culprit }), 200),
  'logger-length': length('payload.logger', (logger) => ({ logger }), 64),
  'logger-characters': {
    fine: [{ logger: 'shop checkout' }],
    wrong: [
      [{ logger: 'a\nb' }, 'payload.logger', removed],
      [{ logger: 'a\rb' }, 'payload.logger', removed],
    ],
  },
  'server-name-length': length('payload.server_name', (server_name) => ({ server_name }), 256, 20),
  'site-length': length('payload.site', (site) => ({ site }), 256, 20),
  'user-id-length': length('payload.user.id', (id) => ({ user: { id } }), 128),
  'user-name-length': {
    fine: [{ user: { username: x(128), name: x(128) } }],
    wrong: [
      [{ user: { username: x(129) } }, 'payload.user.username', shortened(cut(128))],
      [{ user: { name: x(129) } }, 'payload.user.name', shortened(cut(128))],
    ],
  },
  'user-email-length': length('payload.user.email', (email) => ({ user: { email } }), 75),
  'user-id-type': {
    fine: [{ user: { id: 7, username: true } }, { user: { id: null } }],
    wrong: [
      [{ user: { id: [] } }, 'payload.user.id', removed],
      [{ user: { username: { a: 1 } } }, 'payload.user.username', removed],
    ],
  },
  'user-ip-address': {
    fine: [
      ...['{{auto}}', '127.0.0.1', '::1', '::', '1:2:3:4:5:6:7:8', '::ffff:127.0.0.1', null],
      ...['fe80::', 'FE80::1:2', '1:2:3:4:5:6:127.0.0.1'],
    ].map((ip_address) => ({ user: { ip_address } })),
    wrong: [
      ...['unknown', '127.0.0', '127.0.0.256', '127.0.0.01', '1.2.3.4.5', ':::', '1::2::3', 7, ''],
      ...[
        '1:2:3::4:5:6::7:8',
        '1:2:3:4:5:6:7',
        '1:2:3:4:5:6:7:8:9',
        '1::2:3:4:5:6:7:8',
        'g::',
        '12345::',
        '1.2.3.x',
      ],
    ].map((ip_address) => [{ user: { ip_address } }, 'payload.user.ip_address', removed]),
  },
  'request-url-length': length('payload.request.url', (url) => ({ request: { url } }), 256, 40),
  'request-fragment-length': length(
    'payload.request.fragment',
    (fragment) => ({ request: { fragment } }),
    1024,
    100,
  ),
  'breadcrumb-type-length': length(
    'payload.breadcrumbs[0].type',
    (type) => ({ breadcrumbs: [{ type }] }),
    128,
  ),
  'breadcrumb-category-length': length(
    'payload.breadcrumbs[0].category',
    (category) => ({ breadcrumbs: [{ category }] }),
    128,
  ),
  'breadcrumb-message-length': length(
    'payload.breadcrumbs[0].message',
    (message) => ({ breadcrumbs: [{ message }] }),
    8192,
    200,
  ),
  'extra-size': {
    // 16 values of 16384 bytes with quotes and commas
    fine: [{ extra: Object.fromEntries(Array.from({ length: 16 }, (_, i) => [i, x(16_381)])) }],
    wrong: [
      [
        {
          extra: Object.fromEntries(
            Array.from({ length: 17 }, (_, i) => [`k${String(i).padStart(2, '0')}`, x(16_381)]),
          ),
        },
        'payload.extra',
        shortened(
          Object.fromEntries(
            Array.from({ length: 16 }, (_, i) => [`k${String(i).padStart(2, '0')}`, x(16_381)]),
          ),
        ),
      ],
    ],
  },
  'extra-depth': depth('payload.extra', (extra) => ({ extra }), 7),
  'extra-value-size': {
    fine: [{ extra: { cart: x(16_384) } }, { extra: { cart: { a: x(16_380), b: 'x' } } }],
    wrong: [
      [{ extra: { cart: x(16_385) } }, 'payload.extra.cart', shortened(cut(16_384))],
      [{ extra: { cart: [x(16_381), 'x'] } }, 'payload.extra.cart', shortened([x(16_381)])],
    ],
  },
  'contexts-size': {
    fine: [
      ...size('', (cart) => ({ contexts: { cart } }), 8192).fine,
      { contexts: { trace: { data: x(9000) }, replay: { a: x(9000) } } },
    ],
    wrong: size('payload.contexts.cart', (cart) => ({ contexts: { cart } }), 8192).wrong,
  },
  'contexts-depth': {
    fine: [
      ...depth('', (cart) => ({ contexts: { cart } }), 7).fine,
      ...['trace', 'profile', 'replay', 'feedback', 'monitor'].map((name) => ({
        contexts: { [name]: nested(9) },
      })),
    ],
    wrong: depth('payload.contexts.cart', (cart) => ({ contexts: { cart } }), 7).wrong,
  },
  'request-data-size': size('payload.request.data', (data) => ({ request: { data } }), 8192),
  'request-data-depth': depth('payload.request.data', (data) => ({ request: { data } }), 7),
  'request-env-size': size('payload.request.env', (env) => ({ request: { env } }), 8192),
  'request-env-depth': depth('payload.request.env', (env) => ({ request: { env } }), 7),
  'breadcrumb-data-size': size(
    'payload.breadcrumbs[0].data',
    (data) => ({ breadcrumbs: [{ data }] }),
    2048,
  ),
  'breadcrumb-data-depth': depth(
    'payload.breadcrumbs[0].data',
    (data) => ({ breadcrumbs: [{ data }] }),
    5,
  ),
  'mechanism-data-size': size(
    'payload.exception.values[0].mechanism.data',
    (data) => mechanism({ data }),
    2048,
  ),
  'mechanism-data-depth': depth(
    'payload.exception.values[0].mechanism.data',
    (data) => mechanism({ data }),
    5,
  ),
  'modules-size': size('payload.modules', (modules) => ({ modules }), 8192),
  'request-headers-size': size(
    'payload.request.headers',
    (headers) => ({ request: { headers } }),
    8192,
  ),
  'request-cookies-size': size(
    'payload.request.cookies',
    (cookies) => ({ request: { cookies } }),
    2048,
  ),
  'request-query-size': {
    fine: [{ request: { query_string: x(1024) } }],
    wrong: [
      [
        { request: { query_string: x(1025) } },
        'payload.request.query_string',
        shortened(cut(1024)),
      ],
    ],
  },
}

/** Those that need more than the fields of an event; `id` is the one in its envelope. */
export const IN_ENVELOPE: Readonly<Record<string, Cases>> = {
  'event-id-spelling': {
    fine: [{ event_id: ID }],
    wrong: [
      [{ event_id: ID.toUpperCase() }, 'payload.event_id', rewritten(ID)],
      [{ event_id: DASHED }, 'payload.event_id', rewritten(ID)],
    ],
  },
  'event-id-envelope': {
    fine: [],
    wrong: [[{ event_id: 'b'.repeat(32) }, 'payload.event_id', rewritten(ID)]],
  },
  'timestamp-future': {
    fine: [
      { event_id: ID, timestamp: SECONDS + 60 },
      { event_id: ID, timestamp: '2026-11-25T12:01:00Z' },
      { event_id: ID, timestamp: null },
    ],
    wrong: [
      [{ event_id: ID, timestamp: SECONDS + 61 }, 'payload.timestamp', rewritten(SECONDS)],
      [
        { event_id: ID, timestamp: '2026-11-25T12:01:01Z' },
        'payload.timestamp',
        rewritten(SECONDS),
      ],
    ],
  },
  'timestamp-past': {
    fine: [{ event_id: ID, timestamp: SECONDS - 30 * 86_400 }],
    wrong: [
      [
        { event_id: ID, timestamp: SECONDS - 30 * 86_400 - 1 },
        'payload.timestamp',
        rewritten(SECONDS),
      ],
    ],
  },
}
