import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { ServicePages } from './service-pages.js';
import { normalizeTarget } from './request-target.js';
import { errorReply, sendReply } from './service-reply.js';

const TOKEN_PATH = '/token';

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

async function servePage(
  pages: ServicePages,
  path: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const page = pages.get(path);
  if (!page) {
    sendReply(req, res, errorReply(404, 'not_found', 'There is nothing at this path.'));
  } else if (req.method !== 'GET' && req.method !== 'HEAD') {
    const allow = { Allow: 'GET, HEAD' };
    sendReply(req, res, errorReply(405, 'method_not_allowed', 'Use GET or HEAD.', allow));
  } else {
    sendReply(req, res, await page());
  }
}

/** Sends each request to the token's route or to the page of its path. */
export function createServiceRouter(
  tokenRoute: RequestListener,
  pages: ServicePages,
): RequestListener {
  return (req, res) => {
    normalizeTarget(req);
    const path = pathOf(req);
    if (path === TOKEN_PATH) tokenRoute(req, res);
    else servePage(pages, path, req, res).catch(() => res.destroy());
  };
}
