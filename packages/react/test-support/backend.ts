import { http, HttpResponse, type HttpResponseResolver } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { jwt } from './tokens.js';

export const TOKEN_URL = 'http://host.test/api/phoenix/token';

/** A token backend behind MSW, with a count of what it was asked. */
export function useBackend() {
  const server = setupServer();
  const requests: Request[] = [];
  const reply = (resolver: HttpResponseResolver) => {
    server.use(
      http.get(TOKEN_URL, (info) => {
        requests.push(info.request);
        return resolver(info);
      }),
    );
  };

  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => {
    server.resetHandlers();
    requests.length = 0;
  });
  afterAll(() => server.close());

  return {
    requests,
    reply,
    /** Answers with a new token of an hour for each request. */
    givesTokens(expiresIn: number | undefined = 3600) {
      reply(() =>
        HttpResponse.json({
          access_token: jwt({ lifetimeSeconds: expiresIn }),
          expires_in: expiresIn,
        }),
      );
    },
    fails(status: number, headers: Record<string, string> = {}) {
      reply(() => new HttpResponse('<h1>Sorry</h1>', { status, headers }));
    },
  };
}
