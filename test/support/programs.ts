import { spawnSync } from 'node:child_process'

/** The first of these commands that can run a line of its language, or undefined. */
function commandThatRuns(commands: readonly string[], args: readonly string[]): string | undefined {
  return commands.find((command) => spawnSync(command, args).status === 0)
}

/** Python with Django and Sentry's SDK (Debian: python3-django, python3-sentry-sdk). */
export const python = commandThatRuns(
  ['python3', '/usr/bin/python3'],
  ['-c', 'import django, sentry_sdk'],
)

/** Ruby with Rack and Sentry's SDK (Debian: ruby, ruby-rack, ruby-sentry-ruby, ruby-webrick). */
export const ruby = commandThatRuns(
  ['ruby', '/usr/bin/ruby'],
  ['-e', 'require "rack"; require "sentry-ruby"; require "webrick"'],
)

/** Behind a test's title, so that a run without them names what it left out. */
export const needsPython = python ? '' : ' (left out: no python3 with django and sentry_sdk)'
export const needsRuby = ruby ? '' : ' (left out: no ruby with rack, webrick and sentry-ruby)'
