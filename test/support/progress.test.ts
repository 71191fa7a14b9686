import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { Progress } from './progress.js'

const ESCAPE = '\u001b'
/** To the first column, and the line empty. */
const OVER = `${ESCAPE}[1G${ESCAPE}[2K`

/** All that three steps write, the second of which fails after two minutes. */
function written(stdout: object): string {
  const stream = Object.assign(new PassThrough(), stdout)
  let time = 0
  const progress = new Progress(3, stream, () => time)
  progress.begin('install')
  time = 7_400
  progress.end('install', true)
  progress.begin('types')
  progress.begin('tests')
  time = 127_000
  progress.end('types', false, 'two\nlines\n')
  progress.end('tests', true)
  progress.close()
  return String(stream.read())
}

test('in a log each step has its line, with the count and the time', () => {
  expect(written({})).toBe(
    [
      'pass  [1 of 3, 7s]  install',
      'FAIL  [2 of 3, 1 failed, 2m07s]  types',
      '      | two',
      '      | lines',
      'pass  [3 of 3, 1 failed, 2m07s]  tests',
      '',
    ].join('\n'),
  )
})

test('in a terminal one line is written over, cut to its width, and gone at the end', () => {
  const text = written({ isTTY: true, columns: 40 })
  expect(text.split(OVER).filter((part) => part !== '')).toEqual([
    '[0 of 3, 0s] install',
    'pass  install\n',
    '[1 of 3, 7s] ',
    '[1 of 3, 7s] types',
    '[1 of 3, 7s] types | tests',
    'FAIL  types\n      | two\n      | lines\n',
    '[2 of 3, 1 failed, 2m07s] tests',
    'pass  tests\n',
    '[3 of 3, 1 failed, 2m07s] ',
  ])
  expect(text.endsWith(OVER)).toBe(true)
  expect(written({ isTTY: true, columns: 20 })).toContain(`${OVER}[1 of 3, 7s] types${OVER}`)
})
