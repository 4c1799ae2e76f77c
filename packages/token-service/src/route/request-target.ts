import type { IncomingMessage } from 'node:http';

const absoluteForm = /^https?:\/\/([^/?#]*)([^#]*)/i;

/**
 * Rewrites a request whose target is a whole URL (`GET http://host/token`, as some proxies send it)
 * into one with a path: its host counts in place of the header's.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
 */
export function normalizeTarget(req: IncomingMessage): void {
  const [, host = '', target = ''] = absoluteForm.exec(req.url ?? '') ?? [];
  if (host === '') return;
  req.url = target.startsWith('/') ? target : `/${target}`;
  req.headers.host = host;
}
