import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const executablePath = [process.env.CHROMIUM ?? '', '/usr/bin/chromium'].find((path) =>
  existsSync(path),
)

export const hasChromium = executablePath !== undefined

/** For the title of a test, so that a run without a browser names what it leaves out. */
export const leftOut = hasChromium ? '' : ' (left out: no Chromium; set CHROMIUM to its path)'

export function launch(): Promise<Browser> {
  if (!executablePath) throw new Error('there is no Chromium')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}
