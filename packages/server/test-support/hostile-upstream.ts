import { createServer, type AddressInfo, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { ServerErrorCode } from '../src/error/server-error.js';

/** One kind of rubbish, and the code that DESIGN's table has for it. */
export interface Rubbish {
  name: string;
  code: ServerErrorCode;
  /** `request` is everything that was sent, the secret included. */
  answer: (socket: Socket, request: string) => void;
}

type Body = string | Buffer;

function reply(socket: Socket, status: string, headers: string[], body: Body): void {
  const length = Buffer.byteLength(body);
  const rest = [`Content-Length: ${length}`, 'Connection: close', '', ''];
  const head = [`HTTP/1.1 ${status}`, ...headers, ...rest];
  socket.write(head.join('\r\n'));
  socket.end(body);
}

const json = 'Content-Type: application/json';

function bodyOf(request: string): string {
  return request.slice(request.indexOf('\r\n\r\n') + 4);
}

function secretOf(request: string): string {
  const body = bodyOf(request);
  const secret = body.startsWith('{')
    ? JSON.parse(body).client_secret
    : new URLSearchParams(body).get('client_secret');
  return String(secret);
}

const bomb = gzipSync(Buffer.alloc(20_000_000));
const good = { access_token: 'tok', token_type: 'Bearer', expires_in: 3600, scope: 'iframe' };

function token(change: object): Rubbish['answer'] {
  return (socket) => reply(socket, '200 OK', [json], JSON.stringify({ ...good, ...change }));
}

function write(...lines: string[]): Rubbish['answer'] {
  return (socket) => void socket.write(lines.join('\r\n'));
}

const chunked = ['HTTP/1.1 200 OK', json, 'Transfer-Encoding: chunked', '', ''];

function drip(socket: Socket, piece: string, everyMs: number): void {
  const timer = setInterval(() => socket.write(piece), everyMs);
  socket.on('close', () => clearInterval(timer));
}

const invalid = 'upstream_invalid_response';
const unavailable = 'upstream_unavailable';

/** Each answers in its own way; all are served by one {@link startHostileUpstream}. */
export const rubbish: readonly Rubbish[] = [
  { name: 'reset at once', code: unavailable, answer: (socket) => void socket.resetAndDestroy() },
  { name: 'closed without a word', code: unavailable, answer: (socket) => void socket.end() },
  {
    name: 'reset after the headers',
    code: unavailable,
    answer: (socket) => {
      socket.write(
        `HTTP/1.1 200 OK\r\n${json}\r\nContent-Length: 500\r\n\r\n{"access_token":`,
        () => setTimeout(() => socket.resetAndDestroy(), 20),
      );
    },
  },
  {
    name: 'a body shorter than it says',
    code: unavailable,
    answer: (socket) => void socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{}`),
  },
  { name: 'silence', code: 'upstream_timeout', answer: () => {} },
  {
    name: 'headers, then silence',
    code: 'upstream_timeout',
    answer: write('HTTP/1.1 200 OK', json, 'Content-Length: 500', '', '{"access'),
  },
  {
    name: 'a body that drips for ever',
    code: 'upstream_timeout',
    answer: (socket) => {
      socket.write(chunked.join('\r\n'));
      drip(socket, '1\r\n \r\n', 20);
    },
  },
  {
    name: 'a header that drips for ever',
    code: 'upstream_timeout',
    answer: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-Long: ');
      drip(socket, 'x', 20);
    },
  },
  {
    name: 'early hints for ever',
    code: 'upstream_timeout',
    answer: (socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n', 20),
  },
  {
    name: 'a status 500 whose body never ends',
    code: 'upstream_timeout',
    answer: write('HTTP/1.1 500 No', 'Content-Length: 500', '', 'x'),
  },
  {
    name: 'what is not HTTP',
    code: invalid,
    answer: (socket, request) => void socket.end(`220 mail ready ${secretOf(request)}\r\n`),
  },
  {
    name: 'random bytes',
    code: invalid,
    answer: (socket) => void socket.end(Buffer.from([0, 255, 22, 3, 1, 10, 13, 10, 13, 10])),
  },
  {
    name: 'a broken chunk',
    code: invalid,
    answer: write(...chunked.slice(0, -1), 'ZZZ', 'not hex', ''),
  },
  {
    name: 'headers without end',
    code: invalid,
    answer: (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${`X-Filler: ${'x'.repeat(1000)}\r\n`.repeat(64)}\r\n`);
    },
  },
  {
    name: 'HTML with status 200',
    code: invalid,
    answer: (socket, request) =>
      reply(socket, '200 OK', ['Content-Type: text/html'], `<pre>${bodyOf(request)}</pre>`),
  },
  { name: 'nothing', code: invalid, answer: (socket) => reply(socket, '200 OK', [json], '') },
  {
    name: 'status 204',
    code: invalid,
    answer: write('HTTP/1.1 204 No Content', '', ''),
  },
  {
    name: 'half of a JSON object',
    code: invalid,
    answer: (socket, request) =>
      reply(socket, '200 OK', [json], `{"access_token":"${secretOf(request)}`),
  },
  {
    name: 'the request itself',
    code: invalid,
    answer: (socket, request) => reply(socket, '200 OK', [json], bodyOf(request)),
  },
  {
    name: 'brackets 20000 deep',
    code: invalid,
    answer: (socket) => reply(socket, '200 OK', [json], '['.repeat(20_000)),
  },
  {
    name: 'text that is not UTF-8',
    code: invalid,
    answer: (socket) =>
      reply(socket, '200 OK', [json], Buffer.from(JSON.stringify({ ...good, x: 'é' }), 'latin1')),
  },
  {
    name: 'a good token in 70 kB',
    code: invalid,
    answer: token({ filler: 'x'.repeat(70_000) }),
  },
  {
    name: 'a body without end',
    code: invalid,
    answer: (socket) => {
      socket.write(chunked.join('\r\n'));
      drip(socket, `4000\r\n${' '.repeat(0x4000)}\r\n`, 1);
    },
  },
  {
    name: 'a gzip bomb',
    code: invalid,
    answer: (socket) => reply(socket, '200 OK', [json, 'Content-Encoding: gzip'], bomb),
  },
  {
    name: 'what is not gzip but says so',
    code: invalid,
    answer: (socket) =>
      reply(socket, '200 OK', [json, 'Content-Encoding: gzip'], JSON.stringify(good)),
  },
  {
    name: '401 as text',
    code: invalid,
    answer: (socket, request) =>
      reply(socket, '401 Unauthorized', [], `Unauthorized: ${secretOf(request)}`),
  },
  {
    name: '400 with an unknown error',
    code: invalid,
    answer: (socket, request) =>
      reply(socket, '400 Bad', [json], JSON.stringify({ error: secretOf(request) })),
  },
  { name: 'status 600', code: unavailable, answer: (socket) => reply(socket, '600 Odd', [], '') },
  {
    name: 'a token with a line break',
    code: invalid,
    answer: token({ access_token: 'tok\r\nSet-Cookie: a=b' }),
  },
  {
    name: 'the secret as the token',
    code: invalid,
    answer: (socket, request) => token({ access_token: secretOf(request) })(socket, request),
  },
  {
    name: 'the secret as the scope',
    code: invalid,
    answer: (socket, request) => token({ scope: [secretOf(request)] })(socket, request),
  },
  { name: 'a token of another type', code: invalid, answer: token({ token_type: 'mac' }) },
  { name: 'a token without a lifetime', code: invalid, answer: token({ expires_in: undefined }) },
  { name: 'a token over before it came', code: invalid, answer: token({ expires_in: 0.5 }) },
  { name: 'a lifetime below 0', code: invalid, answer: token({ expires_in: -3600 }) },
  { name: 'a lifetime in words', code: invalid, answer: token({ expires_in: 'one hour' }) },
  {
    name: '500 with a page that quotes the request',
    code: unavailable,
    answer: (socket, request) => reply(socket, '500 Oops', ['Content-Type: text/html'], request),
  },
  {
    name: '503 with a reset in the body',
    code: unavailable,
    answer: (socket) => {
      socket.write('HTTP/1.1 503 No\r\nContent-Length: 500\r\n\r\nx', () =>
        setTimeout(() => socket.resetAndDestroy(), 20),
      );
    },
  },
  {
    name: '429 with a body of 70 kB',
    code: 'upstream_rate_limited',
    answer: (socket) => reply(socket, '429 Slow', [], 'x'.repeat(70_000)),
  },
  {
    name: '429 with a reset in the body',
    code: 'upstream_rate_limited',
    answer: (socket) => {
      socket.write('HTTP/1.1 429 Slow\r\nContent-Length: 500\r\n\r\nx', () =>
        setTimeout(() => socket.resetAndDestroy(), 20),
      );
    },
  },
  {
    name: 'invalid_client that quotes the secret',
    code: 'invalid_client',
    answer: (socket, request) =>
      reply(
        socket,
        '401 Unauthorized',
        [json],
        JSON.stringify({ error: 'invalid_client', error_description: secretOf(request) }),
      ),
  },
];

export interface HostileUpstream {
  /** The token endpoint that answers with this kind. */
  url(name: string): string;
  stop(): Promise<void>;
}

/** Serves every kind of {@link rubbish} on one free port, by path. */
export async function startHostileUpstream(): Promise<HostileUpstream> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    let request = '';
    socket.on('data', (data) => {
      request += data.toString('utf8');
      const head = request.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(request)?.[1] ?? Number.NaN);
      if (head < 0 || request.length < head + 4 + length) return;
      const index = Number(/^POST \/(\d+)/.exec(request)?.[1]);
      const whole = request;
      request = '';
      rubbish[index]?.answer(socket, whole);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (name) => `http://127.0.0.1:${port}/${rubbish.findIndex((kind) => kind.name === name)}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
