import { spawnSync } from 'node:child_process'

/** The first of these commands that can run a line of its language, or undefined. */
function commandThatRuns(commands: readonly string[], args: readonly string[]): string | undefined {
  return commands.find((command) => spawnSync(command, args).status === 0)
}

/** Ruby with Rack and Sentry's SDK (Debian: ruby, ruby-rack, ruby-sentry-ruby, ruby-webrick). */
export const ruby = commandThatRuns(
  ['ruby', '/usr/bin/ruby'],
  ['-e', 'require "rack"; require "sentry-ruby"; require "webrick"'],
)

/** Behind a test's title, so that a run without it names what it left out. */
export const needsRuby = ruby ? '' : ' (left out: no ruby with rack, webrick and sentry-ruby)'
