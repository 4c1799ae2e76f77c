import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
interface Arrival {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  at: number;
}

/** Answers one token request; `count` is 1 for the first. */
export type Answer = (res: ServerResponse, count: number, arrival: Arrival) => void;

export interface TestTokenEndpoint {
  url: string;
  arrivals: Arrival[];
  /** What the next requests get. */
  answer: Answer;
  stop(): Promise<void>;
}

export interface TestToken {
  access_token?: unknown;
  token_type?: unknown;
  expires_in?: unknown;
  scope?: unknown;
}

/** Answers with a token of its own for each request: `token-1`, `token-2`. */
export function grant(token: TestToken = {}): Answer {
  return (res, count) => {
    res.setHeader('Content-Type', 'application/json');
    res.end(
      JSON.stringify({
        access_token: `token-${count}`,
        token_type: 'Bearer',
        expires_in: 3600,
        scope: ['iframe'],
        ...token,
      }),
    );
  };
}

/** Answers with an error of RFC 6749, or any other. */
export function refuse(
  status: number,
  body: unknown = {},
  headers: Record<string, string> = {},
): Answer {
  return (res) => {
    res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    res.end(JSON.stringify(body));
  };
}

/** The same answer, later. */
export function after(ms: number, answer: Answer): Answer {
  return (...request) => void setTimeout(() => answer(...request), ms);
}

/** A token endpoint on a free port, which answers as it is told. */
export async function startTokenEndpoint(answer: Answer = grant()): Promise<TestTokenEndpoint> {
  const arrivals: Arrival[] = [];
  const server = createServer((req, res) => {
    const at = performance.now();
    let body = '';
    req.setEncoding('utf8');
    req.on('data', (chunk) => (body += chunk));
    req.on('end', () => {
      const { method = '', url: path = '', headers } = req;
      const arrival = { method, path, headers, body, at };
      arrivals.push(arrival);
      endpoint.answer(res, arrivals.length, arrival);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint: TestTokenEndpoint = {
    url: `http://127.0.0.1:${port}/oauth/token`,
    arrivals,
    answer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return endpoint;
}
