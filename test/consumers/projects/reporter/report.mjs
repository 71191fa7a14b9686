import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'

const REPORT = 'sentry-report.html'
const REPORTER = '--reporter=expect-sentry/reporter'

function vitest(...args) {
  const { status } = spawnSync(process.execPath, ['../node_modules/vitest/vitest.mjs', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  assert.equal(status, 0, args.join(' '))
}

/** What the page of the last run says; it goes with the next one. */
function reported() {
  const html = readFileSync(REPORT, 'utf8')
  rmSync(REPORT)
  const [, json] = /id="recorded" data-form="json">(.*?)<\/script>/s.exec(html)
  const { run, issues, events, tests } = JSON.parse(json)
  const told = issues.map(({ title, drop, events: [at] }) => {
    const { asserted = false, test } = events[at]
    return [title, drop?.reason ?? 'arrived', asserted ? 'asserted' : '', tests[test].name].join(
      '|',
    )
  })
  return { run, told: told.sort() }
}

const ALL = {
  run: { files: 2, tests: 3, failed: 0 },
  told: [
    'Error: noise|before_send||noise is dropped',
    'TypeError: boom|arrived|asserted|a bug is reported',
    'stock is low|arrived||nobody asks about the stock',
  ],
}

vitest('run', REPORTER)
assert.deepEqual(reported(), ALL)
console.log('The report of one run has it all.')

for (const shard of ['1/2', '2/2']) {
  vitest('run', `--shard=${shard}`, '--reporter=blob', REPORTER)
  assert.notDeepEqual(reported(), ALL)
}
vitest('--merge-reports', REPORTER)
assert.deepEqual(reported(), ALL)
console.log('The report of merged shards has it all.')
