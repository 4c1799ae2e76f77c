import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { readCommandLine } from './command-line.js';
import type { Environment } from './read-settings.js';
import { readServiceConfig } from './service-config.js';

const folder = mkdtempSync(join(tmpdir(), 'phoenix-service-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const good = { PHOENIX_CLIENT_ID: 'partner', PHOENIX_CLIENT_SECRET: 'hunter2-hunter2' };

function read(env: Environment, ...args: string[]) {
  return readServiceConfig(env, readCommandLine(args));
}

async function problemsOf(env: Environment, ...args: string[]): Promise<string[]> {
  const error = await failure(read(env, ...args));
  expect(error).toMatchObject({ code: 'invalid_config' });
  return (error as Error).message.split('\n');
}

test('a time limit that others cannot wait for is refused together with Redis', async () => {
  const limit = { PHOENIX_TIMEOUT_MS: '11001' };

  expect(await problemsOf({ ...good, ...limit, PHOENIX_REDIS_URL: 'redis://localhost' })).toEqual([
    expect.stringMatching(/PHOENIX_TIMEOUT_MS.*11000.*PHOENIX_REDIS_URL/),
  ]);
  await expect(read({ ...good, ...limit })).resolves.toMatchObject({ timeoutMs: 11_001 });
});

test('id and secret are enough', async () => {
  expect(await read(good)).toMatchObject({ clientId: 'partner', secret: 'hunter2-hunter2' });
});

describe('a secret in a file', () => {
  it.each([
    'hunter2-hunter2',
    'hunter2-hunter2\n',
    'hunter2-hunter2\r\n',
    '\uFEFFhunter2-hunter2\n',
  ])('is %j', async (text) => {
    const path = file('secret', text);

    const config = await read({ PHOENIX_CLIENT_ID: 'a', PHOENIX_CLIENT_SECRET_FILE: path });

    expect(config.secret).toBe('hunter2-hunter2');
  });

  it.each(['', '\n', ' hunter2-hunter2', 'hunter2-hunter2\n\n', 'hunter2\nhunter2'])(
    'is not %j',
    async (text) => {
      const path = file('bad-secret', text);

      const problems = await problemsOf({
        PHOENIX_CLIENT_ID: 'a',
        PHOENIX_CLIENT_SECRET_FILE: path,
      });

      expect(problems).toEqual([expect.stringMatching(/PHOENIX_CLIENT_SECRET_FILE .*one line/)]);
      expect(problems.join()).not.toContain('hunter2');
    },
  );

  it.each([
    ['UTF-16', Buffer.from('\uFEFFhunter2-hunter2', 'utf16le'), /is encoded in UTF-16/],
    ['big-endian UTF-16', Buffer.from('\uFEFFhunter2', 'utf16le').swap16(), /is encoded in UTF-16/],
    ['UTF-16 without a mark', Buffer.from('hunter2', 'utf16le'), /seems to be encoded in UTF-16/],
    ['Latin-1', Buffer.from('hünter2-hünter2', 'latin1'), /is not UTF-8 text \(Latin-1/],
    ['UTF-8 beyond ASCII', Buffer.from('hünter2-hünter2'), /must hold .* ASCII/],
    ['a control character', Buffer.from('hunter2\thunter2'), /must hold .* ASCII/],
  ])('that is %s is refused', async (_, bytes, expected) => {
    const path = file('encoded-secret', bytes);

    for (const name of [
      'PHOENIX_CLIENT_SECRET_FILE',
      'PHOENIX_API_KEYS_FILE',
      'PHOENIX_ENCRYPTION_KEYS_FILE',
      'PHOENIX_REDIS_URL_FILE',
    ]) {
      const others = name === 'PHOENIX_CLIENT_SECRET_FILE' ? { PHOENIX_CLIENT_ID: 'a' } : good;
      const problems = await problemsOf({ ...others, [name]: path });

      expect(problems).toEqual([expect.stringMatching(new RegExp(`^The file of ${name} `))]);
      if (name === 'PHOENIX_CLIENT_SECRET_FILE') expect(problems[0]).toMatch(expected);
      expect(problems.join()).not.toMatch(/h.nter2/);
    }
  });

  it('that is not there is named', async () => {
    const path = join(folder, 'nothing');

    expect(await problemsOf({ PHOENIX_CLIENT_ID: 'a', PHOENIX_CLIENT_SECRET_FILE: path })).toEqual([
      expect.stringMatching(/PHOENIX_CLIENT_SECRET_FILE .*cannot be read \(ENOENT\)/),
    ]);
  });

  it('and in a variable is one too many', async () => {
    const path = file('secret', 'hunter2-hunter2');

    expect(await problemsOf({ ...good, PHOENIX_CLIENT_SECRET_FILE: path })).toEqual([
      expect.stringMatching(/^Set either PHOENIX_CLIENT_SECRET or PHOENIX_CLIENT_SECRET_FILE/),
    ]);
  });
});

test.each([
  ['PHOENIX_API_KEYS', 'short'],
  ['PHOENIX_ENCRYPTION_KEYS', 'short'],
  ['PHOENIX_REDIS_URL', 'localhost:6379'],
  ['PHOENIX_CLIENT_SECRET', ' padded '],
])('%s that is wrong and its file are also one too many', async (name, wrong) => {
  const path = file('either', 'hunter2-hunter2-hunter2');

  expect(await problemsOf({ ...good, [name]: wrong, [`${name}_FILE`]: path })).toEqual([
    expect.stringMatching(new RegExp(`^${name} .*must be`)),
    expect.stringMatching(new RegExp(`^Set either ${name} or ${name}_FILE`)),
  ]);
});

test('all that is wrong is said at once', async () => {
  const env = { PHOENIX_PORT: 'x', PHOENIX_PROVIDER: 'wallet' };

  const problems = await problemsOf(env, '--nothing');

  expect(problems).toEqual([
    expect.stringContaining('no flag --nothing'),
    expect.stringMatching(/^PHOENIX_PORT /),
    expect.stringMatching(/^PHOENIX_CLIENT_ID /),
    expect.stringMatching(/^PHOENIX_CLIENT_SECRET /),
    expect.stringMatching(/^PHOENIX_SCOPES /),
  ]);
});

test('a wrong value is not also a missing one', async () => {
  const env = { ...good, PHOENIX_CLIENT_SECRET: ' padded ' };

  expect(await problemsOf(env)).toEqual([
    expect.stringMatching(/^PHOENIX_CLIENT_SECRET must be text without white space/),
  ]);
});

test('the error has each problem with its setting', async () => {
  const error = await failure(read({ ...good, PHOENIX_PORT: 'x' }, '--nothing'));

  expect(error).toMatchObject({
    problems: [
      { setting: undefined, message: 'There is no flag --nothing.' },
      { setting: 'port', message: expect.stringMatching(/^PHOENIX_PORT .* must be a whole/) },
    ],
  });
});

test('a flag without its value is not also a missing setting', async () => {
  expect(await problemsOf({ PHOENIX_CLIENT_SECRET: 'hunter2-hunter2' }, '--client-id')).toEqual([
    '--client-id needs a value.',
  ]);
});

test('a secret that is given as a flag is not also missing', async () => {
  expect(await problemsOf({}, '--client-secret', 'hunter2-hunter2')).toEqual([
    expect.stringMatching(/^--client-secret does not exist/),
    expect.stringMatching(/^PHOENIX_CLIENT_ID .*is missing/),
  ]);
});

test('scopes are for the wallet only', async () => {
  expect(await problemsOf({ ...good, PHOENIX_SCOPES: 'wallets:read' })).toEqual([
    expect.stringMatching(/^PHOENIX_SCOPES .*wallet only/),
  ]);
});

describe('the URL of Redis', () => {
  it('comes from a file, password included', async () => {
    const path = file('redis', 'redis://:hunter2@localhost:6379\n');

    const { redisUrl } = await read({ ...good, PHOENIX_REDIS_URL_FILE: path });

    expect(redisUrl).toBe('redis://:hunter2@localhost:6379');
  });

  it('has no password in a flag', async () => {
    const problems = await problemsOf(good, '--redis-url', 'redis://:hunter2@localhost');

    expect(problems).toEqual([expect.stringMatching(/^--redis-url must have no password/)]);
    expect(problems.join()).not.toContain('hunter2');
  });

  it('is what refresh cannot do without', async () => {
    expect(await problemsOf(good, 'refresh')).toEqual([
      expect.stringMatching(/^PHOENIX_REDIS_URL .*is missing/),
    ]);
    expect(
      await read({ ...good, PHOENIX_REDIS_URL: 'redis://localhost' }, 'refresh'),
    ).toMatchObject({
      redisUrl: 'redis://localhost',
    });
  });
});

test('keys come from a file, one a line', async () => {
  const path = file('keys', 'first-key-0123456789\nsecond-key-0123456789\n');

  const config = await read({
    ...good,
    PHOENIX_API_KEYS_FILE: path,
    PHOENIX_ENCRYPTION_KEYS_FILE: path,
  });

  expect(config.apiKeys).toEqual(['first-key-0123456789', 'second-key-0123456789']);
  expect(config.encryptionKeys).toEqual(config.apiKeys);
});
