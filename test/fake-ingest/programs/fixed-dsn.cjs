const packages = {
  8: '@sentry/node-8',
  9: '@sentry/node-9',
  10: '@sentry/node-10',
  11: '@sentry/node',
}
const Sentry = require(packages[process.env.SDK_MAJOR ?? '11'])

Sentry.init({ dsn: 'https://0123456789abcdef0123456789abcdef@sentry.example.com/sub/42' })
setTimeout(() => {
  throw new TypeError('fixed')
})
