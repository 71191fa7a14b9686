const Sentry = require(process.env.SDK ?? '@sentry/node')

Sentry.init({ dsn: 'https://0123456789abcdef0123456789abcdef@sentry.example.com/sub/42' })
// nothing is waited for: thrown in a turn of its own, where nobody can catch it
setTimeout(() => {
  throw new TypeError('nobody caught this')
})
