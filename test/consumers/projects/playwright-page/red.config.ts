import config from './playwright.config.js'

export default { ...config, testMatch: '*.red.ts' }
