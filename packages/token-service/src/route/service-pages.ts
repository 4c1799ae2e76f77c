import type { TokenStatus } from '@phoenix-checkout/server';
import type { ServiceMetrics } from '../metrics/index.js';
import { pageFiles, statusPage, type StatusView } from '../status-page/index.js';
import { jsonReply, type ServiceReply } from './service-reply.js';

export interface ServicePagesOptions {
  metrics: ServiceMetrics;
  status: () => TokenStatus;
  isStopping: () => boolean;
  /** Undefined: there is no status page. */
  view: (() => StatusView) | undefined;
}

type Page = () => ServiceReply | Promise<ServiceReply>;

/** Everything beside `/token`, by path. Nothing here tells a secret or a token. */
export type ServicePages = ReadonlyMap<string, Page>;

/** The page loads its own style and script only, and cannot be framed. */
const csp =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const pageHeaders = { 'Content-Security-Policy': csp, 'Referrer-Policy': 'no-referrer' };

const pageFileTypes: Record<keyof typeof pageFiles, string> = {
  'status.css': 'text/css; charset=utf-8',
  'status.js': 'text/javascript; charset=utf-8',
  'status.svg': 'image/svg+xml',
};

function readiness(token: TokenStatus, isStopping: boolean): ServiceReply {
  if (isStopping) return jsonReply(503, { status: 'stopping' });
  if (token.status === 'valid') return jsonReply(200, { status: 'ready' });
  const status = token.status === 'empty' && !token.lastError ? 'starting' : 'no_token';
  // The code tells what kind of failure it is; the message may name the upstream's host.
  const error = token.lastError && { error: token.lastError.code };
  return jsonReply(503, { status, ...error }, { 'Retry-After': '1' });
}

function statusPages(view: () => StatusView): [string, Page][] {
  const files = Object.entries(pageFileTypes).map(([name, type]): [string, Page] => [
    `/${name}`,
    () => ({
      status: 200,
      type,
      body: pageFiles[name as keyof typeof pageFiles],
      headers: { ...pageHeaders, 'Cache-Control': 'no-cache' },
    }),
  ]);
  const page = () => ({
    status: 200,
    type: 'text/html; charset=utf-8',
    body: statusPage(view()),
    headers: pageHeaders,
  });
  return [['/', page], ...files];
}

export function createServicePages(options: ServicePagesOptions): ServicePages {
  const { metrics, status, isStopping, view } = options;
  return new Map<string, Page>([
    ['/healthz', () => jsonReply(200, { status: 'ok' })],
    ['/readyz', () => readiness(status(), isStopping())],
    [
      '/metrics',
      async () => ({ status: 200, type: metrics.contentType, body: await metrics.write() }),
    ],
    ...(view ? statusPages(view) : []),
  ]);
}
