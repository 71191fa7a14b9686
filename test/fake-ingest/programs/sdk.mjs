// Which SDK a program uses, by an environment variable: they differ in what they do when it ends.
const packages = {
  8: '@sentry/node-8',
  9: '@sentry/node-9',
  10: '@sentry/node-10',
  11: '@sentry/node',
}

export const Sentry = await import(packages[process.env.SDK_MAJOR ?? '11'])
