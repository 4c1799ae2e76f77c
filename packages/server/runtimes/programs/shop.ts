import {
  createAuthorizedFetch,
  createTokenHandler,
  createTokenManager,
  isPhoenixError,
  phoenixMarket,
  type TokenEndpointOptions,
  type TokenManager,
} from '@phoenix-checkout/server';
import {
  createWebhookHandler,
  type WebhookHandlerOptions,
} from '@phoenix-checkout/server/webhooks';

/** One partner's part of the program. */
export interface Partner {
  manager: TokenManager;
  handler: (request: Request) => Promise<Response>;
}

const clientId = 'sandbox-client';
const rightSecret = 'sandbox-secret-worth-nothing';

async function report(manager: TokenManager): Promise<Response> {
  try {
    const { expiresIn } = await manager.getToken();
    return Response.json({ expiresIn, status: manager.status() });
  } catch (error) {
    const code = isPhoenixError(error) ? error.code : String(error);
    return Response.json({ code, status: manager.status() });
  }
}

async function forward(manager: TokenManager, to: string | null): Promise<Response> {
  const { status } = await createAuthorizedFetch(manager)(to ?? '', { method: 'POST', body: 'x' });
  return Response.json({ status });
}

/** Whether signatures are verified in the same thread. */
function hasNodeCrypto(): boolean {
  const { process } = globalThis as { process?: { getBuiltinModule?: (id: string) => unknown } };
  return process?.getBuiltinModule?.('node:crypto') !== undefined;
}

/** A webhook that answers with how many events were handled, this one included. */
export function webhookOptions(
  waitUntil?: TokenEndpointOptions['waitUntil'],
): WebhookHandlerOptions {
  let handled = 0;
  return {
    clientSecret: rightSecret,
    webhookSecret: 'hook-secret-worth-nothing',
    waitUntil,
    onEvent: () => {
      handled += 1;
      return { externalPartnerId: `${handled}` };
    },
    onError: (error) => console.error(`/webhook: ${String(error)}`),
  };
}

/**
 * What the programs of all runtimes serve: `/webhook`, `/node-crypto`, and tokens. Its partners are the sandboxes of the tests, by port and
 * made when first asked for: `/PORT/token`, `/PORT/report`, `/PORT/forward?to=URL`; with
 * `/PORT/wrong/` in place of `/PORT/`, the one with a wrong secret.
 */
export function createShop({ waitUntil }: Pick<TokenEndpointOptions, 'waitUntil'> = {}) {
  const partners = new Map<string, Partner>();
  const webhook = createWebhookHandler(webhookOptions(waitUntil));

  function partnerOf(path: string): Partner {
    const [, port = '', kind = ''] = path.split('/');
    const key = `${port} ${kind}`;
    const known = partners.get(key);
    if (known) return known;
    const manager = createTokenManager({
      provider: phoenixMarket({
        clientId,
        clientSecret: kind === 'wrong' ? 'a wrong secret' : rightSecret,
        tokenUrl: `http://127.0.0.1:${port}/oauth/token`,
        timeoutMs: 5000,
      }),
    });
    const handler = createTokenHandler(manager, {
      waitUntil: kind === 'without-wait-until' ? undefined : waitUntil,
      onError: (error) => console.error(`${path}: ${String(error)}`),
    });
    const partner = { manager, handler };
    partners.set(key, partner);
    return partner;
  }

  async function fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/webhook') return webhook(request);
    if (pathname === '/node-crypto') return Response.json(hasNodeCrypto());
    const { manager, handler } = partnerOf(pathname);
    if (pathname.endsWith('/report')) return report(manager);
    if (pathname.endsWith('/forward')) return forward(manager, searchParams.get('to'));
    return handler(request);
  }

  return { fetch, partnerOf };
}
