import { DATA_ID, type DataForm } from '../data/in-page.js'
import type { PageData } from '../data/page-data.js'

/** What stands in the page, in either form. */
export async function readData(): Promise<PageData> {
  const element = document.getElementById(DATA_ID)
  const text = element?.textContent ?? ''
  const zipped: DataForm = 'gzip'
  return JSON.parse(element?.dataset.form === zipped ? await unzipped(text) : text)
}

function unzipped(base64: string): Promise<string> {
  const binary = atob(base64)
  const bytes = new Uint8Array(binary.length)
  // millions: an iterator would take ten times as long
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).text()
}
