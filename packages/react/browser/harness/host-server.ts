import { Transform, type Writable } from 'node:stream';
import { inject } from 'vitest';
import type { ReactMode } from './global-setup.js';
import { listen } from '@phoenix-checkout/test-kit/listen';

export interface HostPageOptions {
  /** Headers of the page's response, such as a Content-Security-Policy. */
  headers?: Record<string, string> | undefined;
  /** Says what the page is written in. Default true. */
  hasCharset?: boolean | undefined;
  /** React's build. Default `production`. */
  mode?: ReactMode | undefined;
  /** What a server has rendered into `main`, or writes into it bit by bit, and ends. */
  rendered?: string | ((main: Writable) => void) | undefined;
}

export interface HostServer {
  origin: string;
  /** Adds a page of its own for a test. */
  addPage(options?: HostPageOptions): string;
  /** Adds a script that a page may register as its service worker; gives its path. */
  addWorker(code: string): string;
  stop(): Promise<void>;
}

/** A streamed page's script does not wait for its end. */
const opening = (
  mode: ReactMode,
  { isStreamed = false, hasCharset = true } = {},
) => `<!doctype html>
<html lang="en">
<head>
${hasCharset ? '<meta charset="utf-8">' : ''}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Shop</title>
<link rel="stylesheet" href="/shop.css">
<script type="module" src="/${mode}.js"${isStreamed ? ' async' : ''}></script>
</head>
<body><main>`;
const closing = '</main></body></html>';

/** A stream into `main`, which is sent as it comes. */
function intoPage(mode: ReactMode, response: Writable): Writable {
  const main = new Transform({
    transform: (chunk, _encoding, done) => done(null, chunk),
    flush: (done) => done(null, closing),
  });
  main.pipe(response);
  response.write(opening(mode, { isStreamed: true }));
  return main;
}

const stylesheet = `
html { color-scheme: light dark; }
body { margin: 16px; font: 16px/1.5 system-ui, sans-serif; }
main { display: flex; flex-wrap: wrap; align-items: start; gap: 8px; }
.brand { --phoenix-accent: rgb(0, 100, 0); width: 400px; }`;

/** Serves the host's pages, on `localhost`: another site than the checkout and the token backend. */
export async function startHost(): Promise<HostServer> {
  const pages: HostPageOptions[] = [];
  const workers: string[] = [];

  const pageAt = (path: string) =>
    path.startsWith('/page/') ? pages[Number(path.slice(6))] : undefined;

  function answer(path: string): [type: string, body: string] {
    const [, mode] = /^\/(production|development)\.js$/.exec(path) ?? [];
    if (mode) return ['text/javascript', inject('fixture')[mode as ReactMode]];
    if (path === '/shop.css') return ['text/css', stylesheet];
    const [, worker] = /^\/worker-(\d+)\.js$/.exec(path) ?? [];
    if (worker) return ['text/javascript', workers[Number(worker)] ?? ''];
    const { mode: pageMode = 'production', rendered = '', hasCharset } = pageAt(path) ?? {};
    return ['text/html', `${opening(pageMode, { hasCharset })}${String(rendered)}${closing}`];
  }

  const { url: origin, stop } = await listen((request, response) => {
    const path = request.url ?? '/';
    const page = pageAt(path);
    const [type, body] = answer(path);
    const charset = page?.hasCharset === false ? '' : '; charset=utf-8';
    response.writeHead(200, { 'Content-Type': `${type}${charset}`, ...page?.headers });
    if (typeof page?.rendered !== 'function') return void response.end(body);
    page.rendered(intoPage(page.mode ?? 'production', response));
  }, 'localhost');

  return {
    origin,
    addPage: (options = {}) => `${origin}/page/${pages.push(options) - 1}`,
    addWorker: (code) => `/worker-${workers.push(code) - 1}.js`,
    stop,
  };
}
