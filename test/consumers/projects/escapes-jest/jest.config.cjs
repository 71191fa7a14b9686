module.exports = { setupFilesAfterEnv: ['expect-sentry/jest'] }
