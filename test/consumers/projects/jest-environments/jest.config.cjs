const door = { setupFilesAfterEnv: ['expect-sentry/jest'] }
const fakeTimers = { enableGlobally: true }

module.exports = {
  projects: [
    { ...door, displayName: 'timers', testMatch: ['**/fake.test.cjs'], fakeTimers },
    {
      ...door,
      displayName: 'legacy timers',
      testMatch: ['**/legacy.test.cjs'],
      fakeTimers: { ...fakeTimers, legacyFakeTimers: true },
    },
    { ...door, displayName: 'jsdom', testMatch: ['**/page.test.cjs'], testEnvironment: 'jsdom' },
    {
      ...door,
      displayName: 'jsdom with fake timers',
      testMatch: ['**/page.test.cjs'],
      testEnvironment: 'jsdom',
      fakeTimers,
    },
    {
      ...door,
      displayName: 'modules',
      testMatch: ['**/modules.test.cjs'],
      resetModules: true,
    },
  ],
}
