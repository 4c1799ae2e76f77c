import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTokenManager, isPhoenixError, phoenixMarket } from '@phoenix-checkout/server';
import { createNodeTokenListener } from '@phoenix-checkout/server/node';
import { onFreePort } from './on-free-port.js';
import type { Phoenix } from './phoenix.js';

const PATH = '/api/phoenix/token';

export interface TokenServer {
  /** Its endpoint. */
  url: string;
  /** Gets a token, to see that Phoenix accepts the credentials. */
  checkCredentials(): Promise<void>;
  stop(): Promise<void>;
}

/** What your backend does: it keeps the secret, and hands out access tokens. */
export async function startTokenServer(phoenix: Phoenix): Promise<TokenServer> {
  const { clientId, clientSecret, tokenUrl } = phoenix;
  const manager = createTokenManager({
    provider: phoenixMarket({ clientId, clientSecret, tokenUrl }),
  });
  const answerToken = createNodeTokenListener(manager, {
    onError: (error) => isPhoenixError(error) && console.error(`Token server: ${error.message}`),
  });

  const server = await onFreePort(4000, async (port) => {
    const listening = createServer((request, response) => {
      if (request.url?.split('?')[0] === PATH) answerToken(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve, reject) => {
      listening.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return listening;
  });

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${PATH}`,
    async checkCredentials() {
      await manager.getToken();
    },
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
