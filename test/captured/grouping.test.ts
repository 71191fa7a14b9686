import { describe, expect, test } from 'vitest'
import { issueOf, issuesOf } from '../../src/captured/issue.js'
import { recordedEvent } from '../rules/support/sent.js'

/** By what Sentry groups events (sentry `grouping/strategies`, `grouping/fingerprinting`). */
interface Frame {
  readonly [field: string]: unknown
}

const pay: Frame = { filename: '/app/src/Pay.js', function: 'charge', in_app: true, lineno: 7 }
const lib: Frame = { filename: '/app/node_modules/x/i.js', function: 'run', in_app: false }

function thrown(frames: readonly Frame[], fields: object = {}): object {
  return { type: 'TypeError', value: 'boom', stacktrace: { frames }, ...fields }
}

function groupingOf(values: readonly object[], fields: object = {}) {
  const event = { exception: { values }, message: undefined, platform: 'node', ...fields }
  return recordedEvent(event).grouping
}

const ofFrames = (frames: readonly Frame[], fields: object = {}) =>
  groupingOf([thrown(frames)], fields)

describe('without a fingerprint', () => {
  test('the frames of the app count, with the type of the exception', () => {
    expect(ofFrames([lib, pay, lib])).toEqual({
      by: 'stack trace',
      parts: [['TypeError', ['pay.js', 'charge', null]]],
    })
  })

  test('all frames, where none is of the app', () => {
    expect(ofFrames([lib])).toEqual({
      by: 'stack trace',
      parts: [['TypeError', ['i.js', 'run', null]]],
    })
  })

  test('those of each exception of the chain; a value only where no frame tells', () => {
    const cause = { type: 'RangeError', value: 'too far' }
    expect(groupingOf([cause, thrown([pay])])).toEqual({
      by: 'stack trace',
      parts: [
        ['RangeError', 'too far'],
        ['TypeError', ['pay.js', 'charge', null]],
      ],
    })
  })

  test('of each exception the frames of the app alone, where any has some', () => {
    expect(groupingOf([thrown([lib]), thrown([pay])]).parts).toEqual([
      ['TypeError', 'boom'],
      ['TypeError', ['pay.js', 'charge', null]],
    ])
  })

  test('neither value nor line numbers make a difference', () => {
    const first = groupingOf([thrown([pay], { value: 'order 7' })])
    expect(groupingOf([thrown([{ ...pay, lineno: 8 }], { value: 'order 8' })])).toEqual(first)
    expect(groupingOf([thrown([pay], { type: 'RangeError' })])).not.toEqual(first)
    expect(groupingOf([thrown([{ ...pay, function: 'refund' }])])).not.toEqual(first)
  })

  test('type and value, where there is no stack trace', () => {
    expect(groupingOf([{ type: 'TypeError', value: 'boom' }])).toEqual({
      by: 'exception',
      parts: [['TypeError', 'boom']],
    })
    expect(groupingOf([{ value: 'boom', stacktrace: { frames: [] } }])).toEqual({
      by: 'exception',
      parts: [[null, 'boom']],
    })
    expect(groupingOf([{ type: 'TypeError' }])).toEqual({
      by: 'exception',
      parts: [['TypeError', null]],
    })
  })

  test('the type of a synthetic exception does not count', () => {
    const mechanism = { type: 'generic', synthetic: true }
    expect(groupingOf([thrown([pay], { mechanism })]).parts).toEqual([
      [null, ['pay.js', 'charge', null]],
    ])
    expect(groupingOf([thrown([], { mechanism })]).parts).toEqual([[null, 'boom']])
    expect(groupingOf([thrown([], { mechanism: { type: 'generic' } })]).parts).toEqual([
      ['TypeError', 'boom'],
    ])
  })

  test('the message, where there is nothing else', () => {
    expect(recordedEvent({}).grouping).toEqual({ by: 'message', parts: ['order placed'] })
    expect(recordedEvent({ message: undefined }).grouping).toEqual({ by: 'message', parts: [] })
  })

  test('a stack trace of the event itself, or of its only thread', () => {
    const stacktrace = { frames: [pay] }
    const grouping = { by: 'stack trace', parts: [[null, ['pay.js', 'charge', null]]] }
    const platform = 'node'
    expect(recordedEvent({ platform, stacktrace }).grouping).toEqual(grouping)
    expect(recordedEvent({ platform, threads: { values: [{ stacktrace }] } }).grouping).toEqual(
      grouping,
    )
    const two = { values: [{ stacktrace }, { stacktrace }] }
    expect(recordedEvent({ platform, threads: two }).grouping.by).toBe('message')
    const threads = { values: [{ stacktrace: { frames: [lib] } }] }
    expect(recordedEvent({ platform, stacktrace, threads }).grouping).toEqual(grouping)
  })
})

describe('of a frame', () => {
  const partOf = (frame: Frame, platform = 'node') => {
    const { parts } = ofFrames([{ in_app: true, ...frame }], { platform })
    return parts
  }
  const frame = (...parts: unknown[]) => [['TypeError', parts]]

  test.each<[string, Frame, unknown]>([
    ['its module before its file', { ...pay, module: 'shop.pay' }, ['shop.pay', 'charge', null]],
    ['the name of its file alone', { filename: 'C:\\App\\Pay.JS' }, ['pay.js', null, null]],
    ['the last part of its function', { function: 'Shop.Object.pay' }, [null, 'pay', null]],
    [
      'its source line, without needless spaces',
      { function: 'pay', context_line: '  throw\t new  E()' },
      [null, 'pay', 'throw new E()'],
    ],
    [
      'a line of 120 characters',
      { function: 'pay', context_line: 'x'.repeat(120) },
      [null, 'pay', 'x'.repeat(120)],
    ],
    ['no longer one', { function: 'pay', context_line: 'x'.repeat(121) }, [null, 'pay', null]],
    ['no empty one', { function: 'pay', context_line: ' ' }, [null, 'pay', null]],
    ['no anonymous file', { function: 'pay', filename: '<anonymous>' }, null],
    [
      'a file in a folder that looks like an address',
      { function: 'pay', filename: '/srv/https:/pay.js' },
      ['pay.js', 'pay', null],
    ],
    [
      'no address',
      { function: 'pay', filename: 'https://shop.example/pay.js' },
      [null, 'pay', null],
    ],
    [
      'nor an unsafe one',
      { function: 'pay', filename: 'http://shop.example/pay.js' },
      [null, 'pay', null],
    ],
    [
      'a line of an address, beside a function',
      { function: 'pay', filename: 'https://shop.example/', context_line: 'pay()' },
      [null, 'pay', 'pay()'],
    ],
  ])('counts %s', (_, fields, parts) => {
    if (parts) expect(partOf(fields)).toEqual([['TypeError', parts]])
    else expect(partOf(fields)).toEqual([['TypeError', 'boom']])
  })

  test.each(['?', '<anonymous>', '<anonymous function>', 'Anonymous function', 'a/<', 'Object.'])(
    'a function %s has no name',
    (name) => {
      expect(partOf({ function: name, module: 'pay' })).toEqual(frame('pay', null, null))
    },
  )

  test('of other languages functions count as they are, lines where they are known', () => {
    const fields = { function: 'a.pay', module: 'shop', context_line: 'pay()' }
    expect(partOf(fields, 'python')).toEqual(frame('shop', 'a.pay', 'pay()'))
    expect(partOf(fields, 'native')).toEqual(frame('shop', 'a.pay', null))
    expect(partOf({ function: '?', filename: 'https://a/b' }, 'ruby')).toEqual(
      frame('b', '?', null),
    )
    for (const platform of ['php', 'ruby']) {
      expect(partOf(fields, platform)).toEqual(frame('shop', 'a.pay', 'pay()'))
    }
    for (const filename of ['<anonymous>', '[native code]']) {
      expect(partOf({ function: 'pay', filename }, 'python')).toEqual(frame(null, 'pay', null))
    }
    expect(partOf({ ...fields, platform: 'python' }, 'native')).toEqual(
      frame('shop', 'a.pay', 'pay()'),
    )
  })

  test.each<[string, Frame]>([
    ['evaluated', { function: 'eval', filename: 'pay.js' }],
    ['of native code', { function: 'forEach', filename: '[native code]' }],
    ['of no file', { function: 'pay', abs_path: '<anonymous>', filename: 'pay.js' }],
    ['of nothing', {}],
    ['a line of an address alone', { filename: 'https://a.example/', context_line: 'pay()' }],
  ])('nothing counts of one %s', (_, fields) => {
    expect(partOf(fields)).toEqual([['TypeError', 'boom']])
  })

  test('a path for a module does not count in browsers', () => {
    const fields = {
      ...{ module: 'src/pay', abs_path: '/app/src/pay', filename: 'pay', function: 'charge' },
    }
    expect(partOf(fields, 'javascript')).toEqual(frame('pay', 'charge', null))
    expect(partOf(fields, 'node')).toEqual(frame('src/pay', 'charge', null))
    expect(partOf({ ...fields, abs_path: '/app/x' }, 'javascript')).toEqual(
      frame('src/pay', 'charge', null),
    )
    expect(partOf({ ...fields, module: 'pay', filename: 'x' }, 'javascript')).toEqual(
      frame('pay', 'charge', null),
    )
    expect(partOf({ ...fields, module: undefined }, 'javascript')).toEqual(
      frame('pay', 'charge', null),
    )
  })

  test('the same call within itself counts once', () => {
    expect(ofFrames([pay, pay, pay])).toEqual(ofFrames([pay]))
  })

  test.each([
    ...[{ abs_path: '/x/pay.js' }, { package: 'shop' }, { module: 'pay' }, { filename: 'b.js' }],
    ...[{ function: 'refund' }, { lineno: 8 }, { colno: 9 }],
  ])('with %j it is another call', (other) => {
    const [ofException] = ofFrames([pay, { ...pay, ...other }]).parts
    expect(ofException).toHaveLength(3)
  })
})

describe('a fingerprint', () => {
  const event = (fingerprint: unknown, fields: object = {}) =>
    recordedEvent({
      ...{ exception: { values: [thrown([lib, pay])] }, platform: 'node', fingerprint },
      ...{ message: undefined, transaction: 'GET /pay', logger: 'shop', tags: { gateway: 'a' } },
      ...fields,
    })
  const partsOf = (fingerprint: unknown, fields: object = {}) => event(fingerprint, fields).grouping

  test('counts before everything else, as texts', () => {
    expect(partsOf(['checkout', 7, true, null])).toEqual({
      by: 'fingerprint',
      parts: ['checkout', '7', 'True'],
    })
  })

  test.each([[['{{ default }}']], [['{{default}}']], [[]], [[null]], ['checkout'], [undefined]])(
    '%j is none',
    (fingerprint) => {
      expect(partsOf(fingerprint)).toEqual(partsOf(undefined))
      expect(partsOf(fingerprint).by).toBe('stack trace')
    },
  )

  test('{{ default }} stands for the grouping without one', () => {
    const { by, parts } = partsOf(undefined)
    expect(partsOf(['{{ default }}', 'stripe'])).toEqual({
      by: 'fingerprint',
      parts: [[by, ...parts], 'stripe'],
    })
    expect(partsOf(['{{ default }}', '{{ default }}']).by).toBe('fingerprint')
  })

  test.each([
    ['transaction', 'GET /pay'],
    ['type', 'TypeError'],
    ['error.type', 'TypeError'],
    ['value', 'boom'],
    ['raw_value', 'boom'],
    ['error.value', 'boom'],
    ['error.raw_value', 'boom'],
    ['message', 'boom'],
    ['raw_message', 'boom'],
    ['level', 'error'],
    ['logger', 'shop'],
    ['function', 'charge'],
    ['stack.function', 'charge'],
    ['path', '/app/src/Pay.js'],
    ['stack.abs_path', '/app/src/Pay.js'],
    ['stack.filename', '/app/src/Pay.js'],
    ['module', '<no-module>'],
    ['stack.module', '<no-module>'],
    ['package', '<no-package>'],
    ['stack.package', '<no-package>'],
    ['tags.gateway', 'a'],
    ['tags.cart', '<no-value-for-tag-cart>'],
    ['gateway', '<unrecognized-variable-gateway>'],
  ])('{{ %s }} is what the event says', (variable, value) => {
    expect(partsOf([`{{ ${variable} }}`]).parts).toEqual([value])
    expect(partsOf([`{{${variable}}}`]).parts).toEqual([value])
  })

  test('of the innermost frame of the app, or of all', () => {
    const values = (frames: readonly Frame[]) => ({ exception: { values: [thrown(frames)] } })
    const fingerprint = ['{{ module }}', '{{ package }}', '{{ path }}', '{{ stack.filename }}']
    const native = { module: 'm', package: 'C:\\lib\\x.dll', abs_path: '/a/b', in_app: false }
    expect(partsOf(fingerprint, values([native])).parts).toEqual(['m', 'x.dll', '/a/b', '/a/b'])
    expect(partsOf(['{{ function }}'], values([lib])).parts).toEqual(['run'])
    expect(partsOf(['{{ function }}'], values([])).parts).toEqual(['<no-function>'])
    expect(partsOf(['{{ message }}'], { message: 'order placed' }).parts).toEqual(['order placed'])
  })

  test.each(['transaction', 'logger'])('{{ %s }} that the event does not say', (name) => {
    expect(partsOf([`{{ ${name} }}`], { [name]: undefined }).parts).toEqual([`<no-${name}>`])
  })

  test('is one only where all of a part is a variable', () => {
    expect(partsOf(['at {{ type }}', '{{ type }} x', '{{ a b }}']).parts).toEqual([
      'at {{ type }}',
      '{{ type }} x',
      '{{ a b }}',
    ])
  })
})

describe('issues', () => {
  const failed = (frame: Frame, fields: object = {}) =>
    recordedEvent({ exception: { values: [thrown([frame])] }, platform: 'node', ...fields })

  test('tell of how many places their events are', () => {
    const [issue] = issuesOf([failed(pay), failed({ ...pay, function: 'refund' }), failed(pay)])
    expect(issue?.count).toBe(3)
    expect(issue?.groupings.map(({ parts }) => parts)).toEqual([
      [['TypeError', ['pay.js', 'charge', null]]],
      [['TypeError', ['pay.js', 'refund', null]]],
    ])
  })

  test('follow the values of variables', () => {
    const fingerprint = ['{{ transaction }}']
    const issues = issuesOf(
      ['GET /pay', 'GET /cart', 'GET /pay'].map((transaction) =>
        failed(pay, { fingerprint, transaction }),
      ),
    )
    expect(issues.map(({ count }) => count)).toEqual([2, 1])
    expect(issueOf(issues, fingerprint)).toBe(issues[0])
  })
})
