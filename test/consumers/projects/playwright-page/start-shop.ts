import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const PAGE = '<!doctype html><button id="buy">Buy</button><button id="bug">Bug</button>'

export interface Shop {
  readonly url: string
  close(): Promise<unknown>
}

/** Serves the page with the SDK in it, as an app does. */
export async function startShop(dsn: string): Promise<Shop> {
  const entry = fileURLToPath(new URL('./shop.ts', import.meta.url))
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    define: { DSN: JSON.stringify(dsn) },
  })
  const script = outputFiles.map(({ text }) => text).join('\n')
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(`${PAGE}<script>${script}</script>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the shop has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}
