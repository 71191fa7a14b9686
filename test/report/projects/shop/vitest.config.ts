import { innerConfig } from '../../../inner/inner-config.js'

const { REPORTER, REPORT, BLOB } = process.env

/** The reporters that `run-reported.ts` asks for. */
export default innerConfig({
  include: ['**/*.case.ts'],
  reporters: [
    ...(REPORTER && REPORT ? [[REPORTER, { outputFile: REPORT }] satisfies [string, object]] : []),
    ...(BLOB ? [['blob', { outputFile: BLOB }] satisfies [string, object]] : []),
  ],
})
