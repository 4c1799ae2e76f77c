import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { SecretMask } from './secret-mask.js';
import { createServiceLog } from './service-log.js';

function start(level = 'info', ...secrets: string[]) {
  const lines: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk) => lines.push(String(chunk)));
  const mask = new SecretMask();
  mask.add(...secrets);
  return { lines, mask, log: createServiceLog(level, mask, stream) };
}

describe('a log line', () => {
  it('is JSON with level, time and message', () => {
    const { log, lines } = start();

    log.warn({ code: 'x' }, 'something');

    expect(JSON.parse(lines.join(''))).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      code: 'x',
      msg: 'something',
    });
  });

  it('below the level is not written', () => {
    const { log, lines } = start('warn');

    log.info({}, 'nothing');
    log.error({}, 'something');

    expect(lines).toHaveLength(1);
  });

  it('hides a secret wherever it is, also as JSON and URLs write it', () => {
    const secret = 'p"a/ss w\\ord';
    const { log, lines } = start('info', secret);
    const url = `redis://:${encodeURIComponent(secret)}@host`;

    log.info({ deep: { url }, text: `it is ${secret}` }, `said ${secret}`);

    const written = lines.join('');
    expect(JSON.parse(written)).toMatchObject({
      deep: { url: 'redis://:[redacted]@host' },
      text: 'it is [redacted]',
      msg: 'said [redacted]',
    });
  });

  it('hides a secret that is learnt later', () => {
    const { log, lines, mask } = start();
    mask.add('rotated-secret');

    log.info({}, 'now it is rotated-secret');

    expect(lines.join('')).not.toContain('rotated-secret');
  });

  it.each(['access_token', 'authorization', 'client_secret', 'cookie', 'password', 'token'])(
    'hides a field called %s',
    (name) => {
      const { log, lines } = start();

      log.info({ [name]: 'hunter2', headers: { [name]: 'hunter2' } }, 'x');

      expect(lines.join('')).not.toContain('hunter2');
    },
  );
});
