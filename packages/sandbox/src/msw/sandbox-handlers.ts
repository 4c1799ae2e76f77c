import { PhoenixError } from '@phoenix-checkout/core';
import { http, type RequestHandler } from 'msw';
import type { SandboxErrorCode } from '../config/index.js';
import type { Sandbox } from '../sandbox/index.js';

export interface SandboxHandlersOptions {
  /**
   * Where the sandbox seems to be: the folder of the checkout's page, an absolute http or https
   * URL. The paths of the sandbox (`oauth/token`, `api/...`, `admin/...`) follow it.
   */
  url: string | URL;
}

function folderOf(url: string | URL): URL {
  const parsed = URL.canParse(String(url)) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new PhoenixError<SandboxErrorCode>(
      'invalid_option',
      'The url must be an absolute http or https URL.',
    );
  }
  return new URL('.', parsed);
}

/** What only a network needs to be told: the request comes from this very page or process. */
const networkHeaders = ['Host', 'Origin', 'Sec-Fetch-Site'];

/** The request as the sandbox knows it; `undefined` if its sender left before the body was there. */
async function relocate(request: Request, folder: URL): Promise<Request | undefined> {
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(folder.pathname.length - 1);
  const headers = new Headers(request.headers);
  for (const name of networkHeaders) headers.delete(name);
  const { method, signal } = request;
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  const body = await request.arrayBuffer().catch(() => undefined);
  return body && new Request(url, { method, headers, signal, body });
}

/**
 * Handlers for MSW that answer with a sandbox, in Node (`setupServer`) and in a browser
 * (`setupWorker`, Storybook). A browser's worker leaves navigations alone: there, serve what
 * `checkoutPage()` gives as a static file in the folder `url`.
 *
 * @throws PhoenixError `invalid_option`
 * @example
 * setupServer(...sandboxHandlers(createSandbox(), { url: 'https://checkout.example/' }));
 */
export function sandboxHandlers(
  sandbox: Sandbox,
  { url }: SandboxHandlersOptions,
): RequestHandler[] {
  const folder = folderOf(url);
  return ['', 'oauth/token', '.well-known/jwks.json', 'api/*', 'admin/*', 'orders/*'].map((path) =>
    http.all(folder.href + path, async ({ request }) => {
      const relocated = await relocate(request, folder);
      // An error that is thrown here would be answered with 500 and a complaint in the console.
      return relocated ? sandbox.fetch(relocated) : Response.error();
    }),
  );
}
