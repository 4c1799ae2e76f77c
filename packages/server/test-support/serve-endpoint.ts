import { onTestFinished } from 'vitest';
import { toFetchRequest } from '../src/http/node/node-request.js';
import { createNodeTokenListener } from '../src/token/endpoint/node/node-token-listener.js';
import type {
  ManagerOrPick,
  TokenEndpointOptions,
} from '../src/token/endpoint/token-endpoint-options.js';
import { createTokenHandler } from '../src/token/endpoint/token-handler.js';
import { listen } from '@phoenix-checkout/test-kit/listen';

/** Serves the token on a free port until the test ends; the URL. */
export type ServeEndpoint = (
  managerOrPick: ManagerOrPick,
  options?: TokenEndpointOptions,
) => Promise<string>;

async function untilTestFinished(...args: Parameters<typeof listen>): Promise<string> {
  const { url, stop } = await listen(...args);
  onTestFinished(stop);
  return url;
}

const serveListener: ServeEndpoint = (managerOrPick, options) =>
  untilTestFinished(createNodeTokenListener(managerOrPick, options));

/** As the adapters of frameworks do it. */
const serveHandler: ServeEndpoint = (managerOrPick, options) => {
  const handler = createTokenHandler(managerOrPick, options);
  return untilTestFinished(async (req, res) => {
    const controller = new AbortController();
    res.once('close', () => controller.abort());
    const response = await handler(toFetchRequest(req, controller.signal));
    res.statusCode = response.status;
    for (const [name, value] of response.headers) res.appendHeader(name, value);
    res.end(Buffer.from(await response.arrayBuffer()));
  });
};

/** Both kinds of endpoint: what one answers, the other answers too. */
export const endpoints: readonly [string, ServeEndpoint][] = [
  ['createTokenHandler', serveHandler],
  ['createNodeTokenListener', serveListener],
];
