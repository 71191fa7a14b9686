import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Nobody listens there, and nobody can. */
export const FIXED_DSN = 'https://abc@o1.ingest.us.sentry.io/42'

export interface Pages {
  readonly url: string
  close(): Promise<void>
}

/** Serves pages of `pages/`, bundled as an app's are, each at its own name: `/shop`. */
export async function servePages(files: readonly string[]): Promise<Pages> {
  const bundled = await Promise.all(
    files.map(async (file): Promise<[string, string]> => {
      return [`/${file.replace(/[.]tsx?$/, '')}`, await bundle(file)]
    }),
  )
  const scripts = new Map(bundled)
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const script = scripts.get(pathname.replace(/[.]js$/, ''))
    if (script === undefined) {
      response.writeHead(404).end()
    } else if (pathname.endsWith('.js')) {
      response.setHeader('Content-Type', 'text/javascript').end(script)
    } else {
      response.setHeader('Content-Type', 'text/html')
      response.end(
        `<!doctype html><title>A shop</title><body><script src="${pathname}.js"></script>`,
      )
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address !== null) return address.port
  throw new Error('The server of the pages has no port.')
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`./pages/${file}`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    define: { FIXED_DSN: JSON.stringify(FIXED_DSN), 'process.env.NODE_ENV': '"production"' },
  })
  const [script] = outputFiles
  if (!script) throw new Error(`esbuild made nothing of ${file}`)
  return script.text
}
