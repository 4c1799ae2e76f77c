import type { IncomingMessage, ServerResponse } from 'node:http';
import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET, type Sandbox } from '@phoenix-checkout/sandbox';
import { listen } from '@phoenix-checkout/test-kit/listen';

interface BackendBehaviour {
  /** Answers with this status and no token. */
  status?: number;
  /** Cuts the connection, as a server that is down. */
  resets?: boolean;
  /** Never answers. */
  hangs?: boolean;
  /** Answers 200 with a page, as a single-page application's server does for every path. */
  hasNoToken?: boolean;
  /** As Phoenix's own sample: `{"access_token": "..."}` and nothing else. */
  isSample?: boolean;
}

/** A partner's token endpoint, on an origin of its own. Its tokens are the sandbox's. */
export interface TokenBackend {
  url: string;
  /** Set it to change what the next request gets. */
  behaviour: BackendBehaviour;
  /** The requests for a token, preflights not counted. */
  readonly requests: number;
  /** How many of them the page gave up before an answer. */
  readonly abandoned: number;
  reset(): void;
  stop(): Promise<void>;
}

/** A token reply of the sandbox, as a partner's server asks for it. */
export async function mintToken(
  sandbox: Sandbox,
): Promise<{ access_token: string; expires_in: number }> {
  const reply = await sandbox.fetch(
    new Request('http://sandbox.test/oauth/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        client_id: SANDBOX_CLIENT_ID,
        client_secret: SANDBOX_CLIENT_SECRET,
        grant_type: 'client_credentials',
      }),
    }),
  );
  return reply.json();
}

export async function startTokenBackend(sandbox: Sandbox): Promise<TokenBackend> {
  let requests = 0;
  let abandoned = 0;

  async function answer(request: IncomingMessage, response: ServerResponse) {
    response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
    response.setHeader('Access-Control-Allow-Headers', 'X-Shop');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (request.url !== '/token') return void response.writeHead(404).end();
    requests += 1;
    response.on('close', () => {
      if (!response.writableFinished) abandoned += 1;
    });
    const { status, resets, hangs, hasNoToken, isSample } = backend.behaviour;
    if (resets) return void request.socket.destroy();
    if (hangs) return undefined;
    if (status) return void response.writeHead(status).end('Sorry');
    if (hasNoToken) return void response.end('<!doctype html><p>The app</p>');
    const reply = await mintToken(sandbox);
    const body = isSample ? { access_token: reply.access_token } : reply;
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
  }

  const { url, stop } = await listen((request, response) => void answer(request, response));
  const backend: TokenBackend = {
    url: `${url}/token`,
    behaviour: {},
    get requests() {
      return requests;
    },
    get abandoned() {
      return abandoned;
    },
    reset() {
      requests = 0;
      abandoned = 0;
      backend.behaviour = {};
    },
    stop,
  };
  return backend;
}
