import { webhookSignature } from '@phoenix-checkout/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { importSecret, type VerifySignature } from './webhook-hmac.js';

const secret = 'a client secret';
const timestamp = '1767225600000';
const body = new TextEncoder().encode('{"id":"evt_1","note":"Grüße"}');

describe.each([
  ["by Node's crypto", true],
  ['by Web Crypto, where there is no other', false],
])('a signature, %s', (_, hasNodeCrypto) => {
  let verify: VerifySignature;
  let signature: Uint8Array<ArrayBuffer>;
  const web = vi.spyOn(crypto.subtle, 'verify');

  beforeEach(async () => {
    web.mockClear();
    signature = Uint8Array.from(
      Buffer.from(await webhookSignature(secret, timestamp, body), 'hex'),
    );
    if (!hasNodeCrypto) vi.stubGlobal('process', {});
    verify = await importSecret(secret);
    vi.unstubAllGlobals();
  });
  afterEach(() => vi.unstubAllGlobals());

  test('of the body with the secret is right', async () => {
    expect(await verify({ signature, timestamp }, body)).toBe(true);
    expect(web).toHaveBeenCalledTimes(hasNodeCrypto ? 0 : 1);
  });

  test('with any bit turned is wrong', async () => {
    for (let bit = 0; bit < 256; bit += 1) {
      const turned = signature.slice();
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));

      expect(await verify({ signature: turned, timestamp }, body)).toBe(false);
    }
  });

  test('of another body, time or secret is wrong', async () => {
    const longer = new Uint8Array([...body, 32]);
    const withOther = await importSecret(`${secret} `);

    expect(await verify({ signature, timestamp }, longer)).toBe(false);
    expect(await verify({ signature, timestamp: '1767225600001' }, body)).toBe(false);
    expect(await withOther({ signature, timestamp }, body)).toBe(false);
  });

  test('of a full stop moved between time and body is wrong', async () => {
    const moved = new TextEncoder().encode(`0.${new TextDecoder().decode(body)}`);

    expect(await verify({ signature, timestamp: timestamp.slice(0, -1) }, moved)).toBe(false);
  });

  test('of an empty body is one like others', async () => {
    const none = new Uint8Array();
    const made = Uint8Array.from(
      Buffer.from(await webhookSignature(secret, timestamp, none), 'hex'),
    );

    expect(await verify({ signature: made, timestamp }, none)).toBe(true);
    expect(await verify({ signature, timestamp }, none)).toBe(false);
  });
});
