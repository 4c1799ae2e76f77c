import type { HttpHandler } from 'msw';
import { backendHandler, type BackendHandlerOptions } from './backend-handler.js';
import { fakeTokenReply } from './fake-token.js';

export interface PhoenixTokenHandlerOptions extends BackendHandlerOptions {
  /** Your token endpoint, as MSW takes it: `/api/phoenix/token` of the page, or a whole URL; `*` in it is anything. */
  url: string | RegExp;
  /**
   * What it answers, as JSON; a function is called for each request. Default: a new token of an hour
   * for each, as `fakeTokenReply()`.
   */
  reply?: BackendHandlerOptions['reply'];
  /** The answer's status. 401 and 403 end renewal, 5xx are tried again. Default 200. */
  status?: number | undefined;
}

/**
 * An MSW handler that answers for your token endpoint.
 *
 * @example
 * const server = setupServer(phoenixTokenHandler({ url: '/api/phoenix/token' }));
 * server.use(phoenixTokenHandler({ url: '/api/phoenix/token', status: 401 }));
 */
export function phoenixTokenHandler(options: PhoenixTokenHandlerOptions): HttpHandler {
  return backendHandler(options.url, options, () => fakeTokenReply());
}
