import { connect, createServer } from 'node:http2';
import { connect as connectSocket, type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createNodeTokenListener } from './node-token-listener.js';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { startManager } from '../../../../test-support/start-manager.js';

async function serve(listener: Parameters<typeof listen>[0]): Promise<string> {
  const { url, stop } = await listen(listener);
  onTestFinished(stop);
  return url;
}

test('it answers with 200 where a framework has set another status and headers', async () => {
  const { manager } = await startManager();
  const listener = createNodeTokenListener(manager);
  const url = await serve((req, res) => {
    res.statusCode = 404;
    res.setHeader('X-Powered-By', 'framework');
    res.setHeader('Cache-Control', 'max-age=60');
    listener(req, res);
  });

  for (const { status, headers, body } of [await ask(url), await ask(url)]) {
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'x-powered-by': 'framework', 'cache-control': 'no-store' });
    expect(JSON.parse(body)).toMatchObject({ access_token: 'token-1' });
  }
});

test('authorize sees the whole path where a framework has taken the mount point off', async () => {
  const { manager } = await startManager();
  const seen: string[] = [];
  const listener = createNodeTokenListener(manager, {
    authorize: (request) => seen.push(request.url) > 0,
  });
  const url = await serve((req, res) => {
    Object.assign(req, { originalUrl: req.url, url: '/' });
    listener(req, res);
  });

  await ask(`${url}/api/token?a=b`);

  expect(seen).toEqual([`${url}/api/token?a=b`]);
});

describe('the host that authorize and the pick of a manager see', () => {
  /** Sends a request's target as it is, which `http.request` would tidy up. */
  async function askRaw(url: string, target: string, host: string): Promise<string> {
    const socket = connectSocket(Number(new URL(url).port), '127.0.0.1');
    socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    let answer = '';
    for await (const chunk of socket.setEncoding('latin1')) answer += chunk;
    return answer;
  }

  test.each([
    ['//b.example/token', 'http://a.example//b.example/token'],
    ['/\\b.example/', 'http://a.example//b.example/'],
    ['///', 'http://a.example///'],
    ['//', 'http://a.example//'],
    ['//user:password@b.example/', 'http://a.example//user:password@b.example/'],
    ['/..//b.example', 'http://a.example//b.example'],
    ['http://b.example/token', 'http://a.example/token'],
    ['http://b.example', 'http://a.example/'],
    ['HTTPS://b.example//c.example/', 'http://a.example//c.example/'],
    ['*', 'http://a.example/*'],
  ])('is that of Host, whatever the target is (%s)', async (target, seen) => {
    const { manager } = await startManager();
    const urls: string[] = [];
    const url = await serve(
      createNodeTokenListener(
        (request) => {
          urls.push(request.url);
          return manager;
        },
        { authorize: (request) => urls.push(request.url) > 0 },
      ),
    );

    const answer = await askRaw(url, target, 'a.example');

    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(urls).toEqual([seen, seen]);
  });

  test.each(['a.example/token?', 'user@a.example', 'a.example#', 'a.example\\b', 'a.example:x'])(
    'is no one where Host is no host (%s)',
    async (host) => {
      const { manager } = await startManager();
      const urls: string[] = [];
      const url = await serve(
        createNodeTokenListener(manager, { authorize: (request) => urls.push(request.url) > 0 }),
      );

      await askRaw(url, '/token', host);

      expect(urls).toEqual(['http://localhost/token']);
    },
  );
});

test('headers that an adapter filled in without raw ones count all the same', async () => {
  const { manager } = await startManager();
  const cookies: (string | null)[] = [];
  const listener = createNodeTokenListener(manager, {
    authorize: (request) => cookies.push(request.headers.get('Cookie')) > 0,
  });
  const url = await serve((req, res) => {
    const { host } = req.headers;
    Object.assign(req, { headers: { host, cookie: 'a=b', origin: req.url?.slice(1) } });
    req.rawHeaders.length = 0;
    listener(req, res);
  });

  await expect(ask(`${url}/https://evil.example`)).resolves.toMatchObject({ status: 403 });
  await expect(ask(`${url}/${url}`)).resolves.toMatchObject({ status: 200 });
  expect(cookies).toEqual(['a=b']);
});

test('what somebody else has answered already is left alone', async () => {
  const { manager } = await startManager();
  const listener = createNodeTokenListener(manager);
  const url = await serve((req, res) => {
    res.end('answered');
    listener(req, res);
  });

  await expect(ask(url)).resolves.toMatchObject({ body: 'answered' });
  await manager.getToken();
  await expect(ask(url)).resolves.toMatchObject({ body: 'answered' });
});

test('a response that cannot be written is closed, and the server goes on', async () => {
  const { manager } = await startManager();
  const listener = createNodeTokenListener(manager);
  let broken = true;
  const url = await serve((req, res) => {
    if (broken)
      res.writeHead = () => {
        throw new Error('of a middleware');
      };
    listener(req, res);
  });

  await expect(ask(url)).rejects.toMatchObject({ code: 'ECONNRESET' });
  await expect(ask(url)).rejects.toMatchObject({ code: 'ECONNRESET' });
  broken = false;

  await expect(ask(url)).resolves.toMatchObject({ status: 200 });
});

test('a Host that makes no URL is no reason to fail', async () => {
  const { manager } = await startManager();
  const url = await serve(createNodeTokenListener(manager, { authorize: () => true }));

  const { status } = await ask(url, {
    headers: { Host: 'a b:c[', Origin: 'https://shop.example' },
  });
  const same = await ask(url, { headers: { Host: 'a b:c[' } });

  expect(status).toBe(403);
  expect(same.status).toBe(200);
});

test('it answers over HTTP/2', async () => {
  const { manager } = await startManager();
  const listener = createNodeTokenListener(manager, { authorize: (request) => request.url !== '' });
  const server = createServer((req, res) => listener(req as never, res as never));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = connect(`http://127.0.0.1:${port}`);
  onTestFinished(() => {
    client.close();
    server.close();
  });

  for (let round = 0; round < 2; round += 1) {
    const stream = client.request({ ':path': '/token' });
    const status = vi.fn<(status: unknown) => void>();
    stream.on('response', (headers) => status(headers[':status']));
    let body = '';
    for await (const chunk of stream.setEncoding('utf8')) body += chunk;

    expect(status).toHaveBeenCalledWith(200);
    expect(JSON.parse(body)).toMatchObject({ access_token: 'token-1' });
  }
});
