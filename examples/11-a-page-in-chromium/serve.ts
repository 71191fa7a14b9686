import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Bundles the page and serves it, with a DSN written into it as a deployment would. */
export async function servePage(dsn: string): Promise<{ url: string; close: () => void }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
  })
  const script = outputFiles[0]?.text ?? ''
  const html = `<!doctype html><html lang="en" data-dsn="${dsn}"><title>Mugs</title>
    <button id="pay">Pay</button> <button id="sort">Sort</button><script src="/page.js"></script>`

  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
    // Chromium profiles a page only if its server says so
    response.setHeader('Document-Policy', 'js-profiling')
    response.end(isScript ? script : html)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}
