// what each program does when it ends differs between the majors of the SDK
export const Sentry = await import(process.env.SDK ?? '@sentry/node')
