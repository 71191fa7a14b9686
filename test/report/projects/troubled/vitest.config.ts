import { innerConfig } from '../../../inner/inner-config.js'

const { REPORTER, REPORT } = process.env
const { resolve, test } = innerConfig()

/** One project that forgot the door among its setup files. */
export default {
  resolve,
  test: {
    reporters: REPORTER && REPORT ? [[REPORTER, { outputFile: REPORT }]] : [],
    projects: [
      { resolve, test: { ...test, name: 'with the door', include: ['{hooks,unread}.case.ts'] } },
      {
        resolve,
        test: { ...test, name: 'without', include: ['without.case.ts'], setupFiles: [] },
      },
    ],
  },
}
