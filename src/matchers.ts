export { matchers } from './matchers/matchers.js'
export type { SentryMatchers } from './matchers/types.js'
