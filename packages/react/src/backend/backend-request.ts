/** How a request to your backend is made. */
export interface BackendRequest {
  headers?: HeadersInit | undefined;
  /** Default `'same-origin'`: cookies go to your own origin only. */
  credentials?: RequestCredentials | undefined;
}

/** The same for all requests, or a function that is called for each. */
export type BackendRequestOption =
  BackendRequest | (() => BackendRequest | Promise<BackendRequest>);

/**
 * Asks the host's backend, past all HTTP caches.
 *
 * @throws a `Response` that is a refusal; whatever `fetch` or the host's function throws
 */
export async function askBackend(
  url: string | URL,
  request: BackendRequestOption | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const init = typeof request === 'function' ? await request() : request;
  const response = await fetch(url, { ...init, cache: 'no-store', signal } as RequestInit);
  if (!response.ok) throw response;
  return response;
}
