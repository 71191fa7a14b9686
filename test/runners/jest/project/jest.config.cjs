const src = '<rootDir>/../../../../src'

/** What a user has, with the source of this package in place of its build. */
module.exports = {
  testMatch: ['<rootDir>/*.case.ts'],
  setupFilesAfterEnv: [`${src}/jest.ts`],
  transform: { '\\.ts$': '<rootDir>/transform.cjs' },
  moduleNameMapper: {
    '^expect-sentry$': `${src}/index.ts`,
    '^expect-sentry/(.*)$': `${src}/$1.ts`,
    // the source imports its files the way TypeScript asks for: as .js
    '^(\\.{1,2}/(?!.*(?:node_modules|build|dist)).*)\\.js$': ['$1', '$1.js'],
  },
  cache: false,
}
