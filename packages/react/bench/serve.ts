import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'vite';
import { listen } from '@phoenix-checkout/test-kit/listen';

/** Simulated round trip to the backend. */
export const LATENCY_MS = 100;

const base64url = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');

/** As Phoenix's: a JWT of an hour, another one each time. */
function tokenReply() {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { sub: 'partner', scope: 'iframe', jti: Math.random(), iat, exp: iat + 3600 };
  const access_token = `${base64url({ alg: 'none' })}.${base64url(claims)}.signature`;
  return { access_token, expires_in: 3600 };
}

async function bundlePage(): Promise<string> {
  const input = fileURLToPath(new URL('page.tsx', import.meta.url));
  const built = await build({
    logLevel: 'error',
    configFile: false,
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    resolve: { conditions: ['@phoenix-checkout/source', 'module', 'browser', 'production'] },
    build: { write: false, target: 'es2022', rolldownOptions: { input } },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The page was not built.');
  return chunk.code;
}

/** Host page, token backend and checkout, each on an origin of its own. */
export async function serve() {
  const script = await bundlePage();
  let tokenRequests = 0;

  const host: RequestListener = ({ url }, response) => {
    if (url === '/page.js') {
      response.setHeader('Content-Type', 'text/javascript').end(script);
      return;
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(
      '<!doctype html><html lang="en"><title>Shop</title><script type="module" src="/page.js"></script><main></main></html>',
    );
  };
  const backend: RequestListener = async (_, response) => {
    tokenRequests += 1;
    await sleep(LATENCY_MS);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(tokenReply()));
  };
  const checkout: RequestListener = (_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end('<!doctype html>Checkout');
  };

  const [shop, tokens, phoenix] = await Promise.all([
    listen(host, 'localhost'),
    listen(backend),
    listen(checkout),
  ]);
  return {
    hostUrl: shop.url,
    tokenUrl: `${tokens.url}/token`,
    checkoutUrl: `${phoenix.url}/`,
    tokenReply,
    /** How many tokens were asked for since the last call. */
    takeTokenRequests() {
      const count = tokenRequests;
      tokenRequests = 0;
      return count;
    },
    stop: () => Promise.all([shop, tokens, phoenix].map((server) => server.stop())),
  };
}
