import { describe, expect, it, test } from 'vitest';
import { readCommandLine } from './command-line.js';
import { readSettings, type Environment } from './read-settings.js';
import { settings } from './settings.js';

function read(env: Environment, ...args: string[]) {
  const line = readCommandLine(args);
  const problems = [...line.problems];
  const values = readSettings(env, line.flags, problems);
  return { ...line, values, problems: problems.map(({ message }) => message) };
}

function messagesOf(args: string[]): string[] {
  return readCommandLine(args).problems.map(({ message }) => message);
}

describe('a value', () => {
  it('comes from the environment', () => {
    const env = { PHOENIX_PORT: '8080', PHOENIX_SCOPES: 'wallets:read, ledger:read' };

    const { values, problems } = read(env);

    expect(problems).toEqual([]);
    expect(values).toMatchObject({ port: 8080, scopes: ['wallets:read', 'ledger:read'] });
  });

  it('comes from a flag first, in both ways of writing', () => {
    const { values } = read({ PHOENIX_PORT: '1' }, '--port', '2', '--host=0.0.0.0');

    expect(values).toMatchObject({ port: 2, host: '0.0.0.0' });
  });

  it('that is an empty variable is not set', () => {
    expect(read({ PHOENIX_PORT: '', PHOENIX_CLIENT_ID: '' }).values.port).toBe(4000);
    expect(read({ PHOENIX_CLIENT_ID: '' }).values.clientId).toBeUndefined();
  });

  it('of the port may be PORT, as hosts of containers set it', () => {
    expect(read({ PORT: '8080' }).values.port).toBe(8080);
    expect(read({ PORT: '8080', PHOENIX_PORT: '9090' }).values.port).toBe(9090);
  });

  it('has the documented default', () => {
    expect(read({}).values).toMatchObject({
      provider: 'market',
      host: '127.0.0.1',
      port: 4000,
      timeoutMs: 10_000,
      rateLimit: 0,
      statusPage: true,
      logLevel: 'info',
    });
  });
});

test('every default is a value that the setting itself accepts', () => {
  const misfits = Object.values(settings).filter(
    ({ kind, fallback }) => fallback !== undefined && kind.parse(fallback) === undefined,
  );

  expect(misfits).toEqual([]);
});

test.each([
  ['PHOENIX_PROVIDER', 'Market'],
  ['PHOENIX_CLIENT_ID', ' padded'],
  ['PHOENIX_TOKEN_URL', 'http://api.phoenix.market/oauth/token'],
  ['PHOENIX_TOKEN_URL', 'not a url'],
  ['PHOENIX_TOKEN_URL', 'https://user:password@api.example/'],
  ['PHOENIX_TIMEOUT_MS', '0'],
  ['PHOENIX_TIMEOUT_MS', '1e3'],
  ['PHOENIX_REFRESH_BUFFER_SECONDS', '-1'],
  ['HTTPS_PROXY', 'socks5://proxy.example:1080'],
  ['HTTPS_PROXY', 'http://:100%@proxy.example'],
  ['HTTPS_PROXY', 'http://'],
  ['PHOENIX_REDIS_URL', 'http://localhost:6379'],
  ['PHOENIX_REDIS_URL', 'redis://localhost/zero'],
  ['PHOENIX_REDIS_URL', 'redis://:100%@localhost'],
  ['PHOENIX_ENCRYPTION_KEYS', 'short'],
  ['PHOENIX_HOST', 'localhost:80'],
  ['PHOENIX_HOST', 'http://localhost'],
  ['PHOENIX_PORT', '70000'],
  ['PHOENIX_PORT', '80a'],
  ['PHOENIX_ALLOWED_HOSTS', 'token.internal:8080'],
  ['PHOENIX_ALLOWED_HOSTS', 'https://token.internal'],
  ['PHOENIX_ALLOWED_HOSTS', '*'],
  ['PHOENIX_FORWARDED_HEADER', 'via'],
  ['PHOENIX_KEEP_ALIVE_SECONDS', '0'],
  ['PHOENIX_ALLOWED_ORIGINS', '*'],
  ['PHOENIX_ALLOWED_ORIGINS', 'https://*.shop.example'],
  ['PHOENIX_ALLOWED_ORIGINS', 'capacitor://localhost/'],
  ['PHOENIX_ALLOWED_ORIGINS', 'https://shop.example/'],
  ['PHOENIX_ALLOWED_ORIGINS', 'https://shop.example shop.example'],
  ['PHOENIX_ALLOW_CREDENTIALS', 'yes'],
  ['PHOENIX_API_KEYS', 'long-enough-a-key,short'],
  ['PHOENIX_API_KEYS', 'with-an-umlaut-ä-in-it'],
  ['PHOENIX_RATE_LIMIT', 'none'],
  ['PHOENIX_TRUSTED_PROXIES', '1.5'],
  ['PHOENIX_LOG_LEVEL', 'verbose'],
])('%s=%s is refused by name', (name, value) => {
  const { problems } = read({ [name]: value });

  expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name}\\b.* must be .{8}`))]);
});

test('no message shows a value', () => {
  const everywhere = Object.values(settings).map(({ env }) => [env, ' \0hunter2 ä '] as const);

  const { problems } = read(Object.fromEntries(everywhere));

  expect(problems.length).toBeGreaterThan(20);
  expect(problems.join()).not.toContain('hunter2');
});

test.each([
  ['PHOENIX_TOKEN_URL', 'http://127.0.0.1:4100/oauth/token'],
  ['PHOENIX_REDIS_URL', 'rediss://user:p%40ss@redis.example:6380/2'],
  ['HTTPS_PROXY', 'http://user:p%40ss@proxy.example:3128'],
  ['HTTPS_PROXY', 'proxy.example:3128'],
  ['https_proxy', 'https://proxy.example'],
  ['NO_PROXY', 'localhost,.internal.example,10.0.0.1:443'],
  ['PHOENIX_REDIS_URL', 'redis://localhost'],
  ['PHOENIX_HOST', '::1'],
  ['PHOENIX_ALLOWED_HOSTS', 'token.internal, 192.168.1.2 [fd00::1]'],
  ['PHOENIX_ALLOWED_ORIGINS', 'https://a.example, http://localhost:5173'],
  [
    'PHOENIX_ALLOWED_ORIGINS',
    'capacitor://localhost tauri://localhost chrome-extension://abcdefgh',
  ],
  ['PHOENIX_API_KEYS', 'first-key-0123456789 second-key-0123456789'],
])('%s=%s is fine', (name, value) => {
  expect(read({ [name]: value }).problems).toEqual([]);
});

test('a port that Kubernetes set is told apart', () => {
  const { problems } = read({ PHOENIX_PORT: 'tcp://10.3.0.1:80' });

  expect(problems[0]).toContain('enableServiceLinks');
});

describe('the command line', () => {
  it('starts the service without a command', () => {
    expect(readCommandLine([]).command).toBe('serve');
    expect(readCommandLine(['--port', '1', 'refresh']).command).toBe('refresh');
  });

  it.each([
    [['serve'], /only command is refresh/],
    [['refresh', 'refresh'], /only command is refresh/],
    [['--prot', '1'], /no flag --prot\./],
    [['--prot=1'], /no flag --prot\./],
    [['--prot', '-1'], /no flag --prot\./],
    [['--prot', '--port', '1'], /no flag --prot\./],
    [['-p', '1'], /no flag -p\./],
    [['-p1'], /no flag -p\./],
    [['--'], /no flag --\./],
    [['--port'], /--port needs a value/],
    [['--port', '--host', 'localhost'], /--port needs a value/],
    [['--port', '1', '--port', '2'], /twice/],
  ])('%j is refused, in one sentence', (args, expected) => {
    expect(messagesOf(args)).toEqual([expect.stringMatching(expected)]);
  });

  it('reads the flag behind one that has no value', () => {
    const { flags } = readCommandLine(['--port', '--host', 'localhost']);

    expect([...flags]).toEqual([['host', 'localhost']]);
  });

  it.each([['--help'], ['-h']])('%s asks for help', (flag) => {
    expect(readCommandLine(['--prot', flag])).toMatchObject({ help: true, version: false });
  });

  it.each([['--version'], ['-v']])('%s asks for the version', (flag) => {
    expect(readCommandLine([flag])).toMatchObject({ help: false, version: true, problems: [] });
  });

  it.each([
    [['--client-secret', 'hunter2-hunter2']],
    [['--client-secret=hunter2-hunter2']],
    [['--api-keys=hunter2-hunter2']],
  ])('a secret in %j is refused without showing it', (args) => {
    const problems = messagesOf(args);

    expect(problems).toEqual([
      expect.stringMatching(/every user of the machine can read flags: set PHOENIX_/),
    ]);
    expect(problems.join()).not.toContain('hunter2');
  });
});
