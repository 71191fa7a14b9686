import { DATA_ID, type DataForm } from './data/in-page.js'
import type { PageData } from './data/page-data.js'

export interface PageParts {
  readonly script: string
  readonly style: string
  /** To base64: the platform's own. */
  gzip(text: string): string
}

/** One page with all that it needs in it: it asks for nothing, on a disk or on a server. */
export function pageHtml(data: PageData, { script, style, gzip }: PageParts): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<meta http-equiv="content-security-policy" content="${POLICY}">`,
    '<title>Issue stream of a test run</title>',
    `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<noscript>This report is drawn by its own script. Please switch JavaScript on.</noscript>',
    dataElement(JSON.stringify(data), gzip),
    `<script>${script.replaceAll('</script', '<\\/script')}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** What was recorded is drawn as text; if it ever were not, it could still reach nobody. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#5b4bd6"/>' +
  '<path d="M8 10h16M8 16h10M8 22h13" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>'

/**
 * Characters up to which the data stands there as it is, for whoever searches files. A browser takes
 * longer to read 18 MB of text out of a page than to do all the rest.
 */
const PLAIN_LIMIT = 2_000_000

function dataElement(json: string, gzip: PageParts['gzip']): string {
  const form: DataForm = json.length > PLAIN_LIMIT ? 'gzip' : 'json'
  const text = form === 'json' ? inScript(json) : gzip(json)
  return `<script type="application/json" id="${DATA_ID}" data-form="${form}">${text}</script>`
}

/** Nothing in a JSON text can end the element that it stands in, or begin a comment in it. */
function inScript(json: string): string {
  return json.replaceAll('<', '\\u003c')
}
