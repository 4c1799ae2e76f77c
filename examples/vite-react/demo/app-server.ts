import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import type { Phoenix } from './phoenix.js';
import type { TokenServer } from './token-server.js';

export interface AppServer {
  url: string;
  stop(): Promise<void>;
}

/** Vite, on port 5173 or the next one that is free. */
export async function startAppServer(
  { checkoutUrl = '' }: Phoenix,
  { url: tokenUrl }: TokenServer,
): Promise<AppServer> {
  process.env['VITE_PHOENIX_CHECKOUT_URL'] = checkoutUrl;
  const { origin, pathname, port } = new URL(tokenUrl);
  const vite = await createServer({
    root: fileURLToPath(new URL('..', import.meta.url)),
    // Two demos at once do not write into each other's cache.
    cacheDir: `node_modules/.vite/demo-${port}`,
    server: { host: '127.0.0.1', port: 5173, proxy: { [pathname]: origin } },
    clearScreen: false,
    logLevel: 'warn',
  });
  await vite.listen();
  const address = vite.httpServer?.address() as AddressInfo;
  return { url: `http://localhost:${address.port}/`, stop: () => vite.close() };
}
