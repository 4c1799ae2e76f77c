import { fileURLToPath } from 'node:url';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { reduceOrder, type OrderFact, type OrderState } from '@phoenix-checkout/core';
import {
  SANDBOX_CLIENT_ID as clientId,
  SANDBOX_CLIENT_SECRET as clientSecret,
} from '@phoenix-checkout/sandbox';
import { startSandbox, type RunningSandbox } from '@phoenix-checkout/sandbox/node';
import { createTokenManager, phoenixMarket } from '@phoenix-checkout/server';
import {
  createNodeOrderListener,
  createNodeTokenListener,
  createNodeWebhookListener,
} from '@phoenix-checkout/server/node';
import { createOrderClient, type OrderClient } from '@phoenix-checkout/server/orders';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { build } from 'vite';

/** A shop on a real server, with a sandbox as its Phoenix. */
export interface OrderShop {
  pageUrl: string;
  phoenix: RunningSandbox;
  orders: OrderClient;
  /** The ids that its page has told of. */
  carts: Set<string>;
  /** What its webhooks have told. */
  told: Map<string, OrderState>;
  /** Answers webhooks with 503 and forgets them. */
  losesWebhooks: boolean;
  stop(): Promise<void>;
}

async function bundlePage(): Promise<string> {
  const built = await build({
    logLevel: 'error',
    configFile: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    resolve: {
      conditions: ['@phoenix-checkout/source', 'module', 'browser'],
      dedupe: ['react', 'react-dom', '@tanstack/react-query'],
    },
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('page.tsx', import.meta.url)),
        output: { codeSplitting: false },
      },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('The page was not built.');
  return output.output[0].code;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export async function startOrderShop(): Promise<OrderShop> {
  const script = await bundlePage();
  const page = '<!doctype html><meta charset="utf-8"><title>Shop</title><div id="root"></div>';
  const routes: Record<string, RequestListener> = {
    '/': (_, response) =>
      void response
        .setHeader('Content-Type', 'text/html')
        .end(`${page}<script type="module" src="/page.js"></script>`),
    '/page.js': (_, response) =>
      void response.setHeader('Content-Type', 'text/javascript').end(script),
    '/api/cart': (request, response) => void storeCart(request, response),
  };
  async function storeCart(request: IncomingMessage, response: ServerResponse) {
    shop.carts.add(await readText(request));
    response.end();
  }
  const server = await listen((request, response) => {
    const route = routes[new URL(request.url ?? '/', 'http://shop.test').pathname];
    if (route) route(request, response);
    else response.writeHead(404).end();
  }, 'localhost');
  const phoenix = await startSandbox({
    webhookUrl: `${server.url}/api/webhook`,
    // Long enough to leave before its end. Webhooks from more than 300 s ahead are refused.
    transferSeconds: 60,
  });
  const orders = createOrderClient({ ordersUrl: `${phoenix.url}/orders` });

  function learn(orderId: string, fact: OrderFact) {
    shop.told.set(orderId, reduceOrder(shop.told.get(orderId), fact));
  }
  const answerWebhook = createNodeWebhookListener({
    clientSecret,
    onEvent: (event) => {
      if (!('order' in event) || !event.order) return;
      learn(event.order.orderId, { from: 'webhook', event });
    },
  });
  const { tokenUrl } = phoenix;
  const tokens = createTokenManager({
    provider: phoenixMarket({ clientId, clientSecret, tokenUrl }),
  });
  routes['/api/token'] = createNodeTokenListener(tokens);
  routes['/api/order'] = createNodeOrderListener(orders, {
    authorize: (_, orderId) => shop.carts.has(orderId),
  });
  routes['/api/webhook'] = (request, response) => {
    if (shop.losesWebhooks) response.writeHead(503).end();
    else answerWebhook(request, response);
  };

  const shop: OrderShop = {
    pageUrl: `${server.url}/?checkout=${encodeURIComponent(phoenix.checkoutUrl)}`,
    phoenix,
    orders,
    carts: new Set(),
    told: new Map(),
    losesWebhooks: false,
    async stop() {
      await tokens.stop();
      await Promise.all([server.stop(), phoenix.stop()]);
    },
  };
  return shop;
}
