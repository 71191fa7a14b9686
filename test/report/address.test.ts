import { expect, test } from 'vitest'
import { readAddress, writeAddress } from '../../src/report/page/address.js'
import { Report } from '../../src/report/page/model.js'
import { pageDataOf, recordedTest } from './support/recorded.js'

const A = 'a'.repeat(32)
const B = 'b'.repeat(32)

// two tests that chose the same id
const report = new Report(
  pageDataOf([
    recordedTest('first', [
      { event_id: A, message: 'one', timestamp: 1 },
      { event_id: B, message: 'two', timestamp: 2 },
    ]),
    recordedTest('second', [{ event_id: A, message: 'three', timestamp: 3 }]),
  ]),
)

test('an event has its id, and its place where another one has the same', () => {
  expect([0, 1, 2].map((event) => writeAddress(report, { event, issue: 0 }))).toEqual([
    `#/event/${A}`,
    `#/event/${B}`,
    `#/event/${A}/2`,
  ])
})

test('each address leads back', () => {
  for (const [event, issue] of [
    [0, 2],
    [1, 1],
    [2, 0],
  ]) {
    expect(readAddress(report, writeAddress(report, { event, issue }))).toEqual({ event, issue })
  }
  expect(readAddress(report, writeAddress(report, { issue: 1 }))).toEqual({ issue: 1 })
  expect(readAddress(report, writeAddress(report, { test: 1 }))).toEqual({ test: 1 })
  expect(readAddress(report, `#/event/${A.toUpperCase()}`)).toEqual({ event: 0, issue: 2 })
})

test.each(['', '#', `#/event/${'c'.repeat(32)}`, '#/issue/3', '#/test/9', '#/event/x/99'])(
  '"%s" leads nowhere',
  (hash) => expect(readAddress(report, hash)).toBeUndefined(),
)
