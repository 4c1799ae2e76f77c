import { expect, test } from 'vitest';
import { signatureVectors } from '../../test-support/webhook-signature-vectors.js';
import { signedWebhookBytes, webhookSignature } from './webhook-signature.js';

test.each(signatureVectors)(
  'signs as openssl does: $name',
  async ({ secret, timestamp, body, signature }) => {
    await expect(webhookSignature(secret, timestamp, body)).resolves.toBe(signature);
  },
);

test.each(signatureVectors)(
  'a text and its bytes have one signature: $name',
  async ({ secret, timestamp, body, signature }) => {
    const bytes = new TextEncoder().encode(body);

    await expect(webhookSignature(secret, timestamp, bytes)).resolves.toBe(signature);
    expect(signedWebhookBytes(timestamp, bytes)).toEqual(signedWebhookBytes(timestamp, body));
  },
);

test('a timestamp may be a number', async () => {
  const asText = await webhookSignature('secret', '1751933312535', '{}');

  await expect(webhookSignature('secret', 1_751_933_312_535, '{}')).resolves.toBe(asText);
});

test('bytes that are no text are signed as they are', async () => {
  const one = await webhookSignature('secret', 1, new Uint8Array([0xff]));
  const other = await webhookSignature('secret', 1, new Uint8Array([0xfe]));

  expect(one).not.toBe(other);
});

test.each(['', undefined, null])('refuses %j as a secret', async (secret) => {
  await expect(webhookSignature(secret as string, 1, '{}')).rejects.toMatchObject({
    code: 'invalid_config',
  });
});
