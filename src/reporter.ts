export { default, type ReporterOptions } from './runners/vitest-reporter.js'
