// as a user may have it beside other things: a setup file that imports the door
import 'expect-sentry/vitest'
