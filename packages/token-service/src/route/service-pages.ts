import type { TokenStatus } from '@phoenix-checkout/server';
import type { ServiceMetrics } from '../metrics/service-metrics.js';
import { jsonReply, type ServiceReply } from './service-reply.js';
import { statusPage } from '../status-page/status-page.js';
import { statusScript } from '../status-page/status-script.js';
import { statusIcon, statusStyle } from '../status-page/status-style.js';
import type { StatusView } from '../status-page/status-view.js';

export interface ServicePagesOptions {
  metrics: ServiceMetrics;
  status: () => TokenStatus;
  isStopping: () => boolean;
  /** Undefined: there is no status page. */
  view: (() => StatusView) | undefined;
}

/** Everything beside `/token`. Nothing here tells a secret or a token. */
export type ServicePages = ReadonlyMap<string, () => ServiceReply | Promise<ServiceReply>>;

/** The page loads its own style and script only, and nobody frames it. */
const csp =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const pageHeaders = { 'Content-Security-Policy': csp, 'Referrer-Policy': 'no-referrer' };

function readiness(token: TokenStatus, isStopping: boolean): ServiceReply {
  if (isStopping) return jsonReply(503, { status: 'stopping' });
  if (token.status === 'valid') return jsonReply(200, { status: 'ready' });
  const status = token.status === 'empty' && !token.lastError ? 'starting' : 'no_token';
  // The code says what kind of trouble it is; the message may name the upstream's host.
  const error = token.lastError && { error: token.lastError.code };
  return jsonReply(503, { status, ...error }, { 'Retry-After': '1' });
}

export function createServicePages({
  metrics,
  status,
  isStopping,
  view,
}: ServicePagesOptions): ServicePages {
  const asset = (type: string, body: string) => () => ({
    status: 200,
    type,
    body,
    headers: { ...pageHeaders, 'Cache-Control': 'no-cache' },
  });
  const pages = new Map<string, () => ServiceReply | Promise<ServiceReply>>([
    ['/healthz', () => jsonReply(200, { status: 'ok' })],
    ['/readyz', () => readiness(status(), isStopping())],
    [
      '/metrics',
      async () => ({ status: 200, type: metrics.contentType, body: await metrics.write() }),
    ],
  ]);
  if (!view) return pages;
  return pages
    .set('/', () => ({
      status: 200,
      type: 'text/html; charset=utf-8',
      body: statusPage(view()),
      headers: pageHeaders,
    }))
    .set('/status.css', asset('text/css; charset=utf-8', statusStyle))
    .set('/status.js', asset('text/javascript; charset=utf-8', statusScript))
    .set('/status.svg', asset('image/svg+xml', statusIcon));
}
