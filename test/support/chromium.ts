import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where the packages of Debian, Ubuntu and Fedora put it; `CHROMIUM` names another place. */
const PLACES = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Its binary, or undefined. */
export const chromiumPath = PLACES.find((place) => place !== '' && existsSync(place))

/** Whether a test that needs a browser can run, for `test.skipIf(!hasChromium)`. */
export const hasChromium = chromiumPath !== undefined

/** Behind a test's title, so that a run without a browser names what it left out. */
export const needsChromium = hasChromium ? '' : ' (left out: no Chromium; set CHROMIUM to its path)'

/** A headless browser that asks nobody for anything but the pages of the test. */
export function launchChromium(): Promise<Browser> {
  if (!chromiumPath) throw new Error('There is no Chromium here: ask hasChromium first.')
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
