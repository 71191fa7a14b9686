import 'expect-sentry/vitest'
