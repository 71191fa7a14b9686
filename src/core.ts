// Everything behind the doors that `require` may open, as the one file that is built of it.
export * from './index.js'
export * from './matchers.js'
export * from './runner.js'
export * from './ways-in.js'
