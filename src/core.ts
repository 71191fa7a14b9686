// Everything behind the doors that `require` may open, as the one file that is built of it.
export * from './index.js'
// what the light part takes from here when it is used
export * from './matchers/judges.js'
export * from './matchers/judging.js'
export * from './matchers/words/format.js'
export * from './matchers.js'
export * from './runner.js'
export * from './subject/isolated-test.js'
export * from './ways-in.js'
