// node read-report.mjs REPORT EXIT_CODE SCRIPT FAILURES
// Prints how many tests of a Vitest run passed and how many did not, and adds those to FAILURES.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

const [report, exitCode, script, failures] = process.argv.slice(2)
const { testResults } = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { testResults: [] }

const tests = testResults.flatMap(({ name, status, message, assertionResults }) => {
  const path = relative(process.cwd(), name)
  const tests = assertionResults.map((test) => ({
    status: test.status,
    told: `${path} > ${test.fullName}`,
  }))
  // a file that could not be loaded, or whose hook failed
  const hasFailedAlone = status === 'failed' && !tests.some((test) => test.status === 'failed')
  return hasFailedAlone ? [...tests, { status, told: `${path}: ${message}` }] : tests
})
const passed = tests.filter(({ status }) => status === 'passed').length

// a test that was skipped has not passed
const others = tests.filter(({ status }) => status !== 'passed')
// such as an error that nobody caught, or no report at all
if (others.length === 0 && (exitCode !== '0' || passed === 0)) {
  others.push({ status: 'failed', told: `npm run ${script} (exit code ${exitCode})` })
}

for (const { status, told } of others) appendFileSync(failures, `${status}: ${told}\n`)
console.log(passed, others.length)
