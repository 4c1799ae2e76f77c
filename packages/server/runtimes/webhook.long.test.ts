import { fakeWebhook, signWebhook } from '@phoenix-checkout/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runtimes, writePrograms } from './runtime-programs.js';
import { startRuntime, type RunningProgram } from './start-runtime.js';

const clientSecret = 'sandbox-secret-worth-nothing';
const webhookSecret = 'hook-secret-worth-nothing';

let programs: Awaited<ReturnType<typeof writePrograms>>;

beforeAll(async () => {
  programs = await writePrograms();
});
afterAll(() => programs.remove());

for (const runtime of runtimes) {
  describe.skipIf(!runtime.file)(`${runtime.name}`, () => {
    let program: RunningProgram;
    let url: string;

    beforeAll(async () => {
      program = await startRuntime(runtime, programs.folder);
      url = `${program.url}/webhook`;
    });
    afterAll(() => program.stop());

    async function deliver(body: object | string, secrets = { clientSecret, webhookSecret }) {
      const response = await fetch(await signWebhook(body, { ...secrets, url }));
      const reply = (await response.json()) as { external_partner_id?: string; error?: string };
      return { status: response.status, reply };
    }

    test('has node:crypto, or has it not, as docs/webhooks.md says', async () => {
      const response = await fetch(`${program.url}/node-crypto`);

      expect(await response.json()).toBe(runtime.hasNodeCrypto);
    });

    test('a webhook is handled once, also where many deliveries come at once', async () => {
      const event = fakeWebhook('order_status_updated', { data: { note: 'Zoë 💸' } });
      const first = await deliver(event);

      const again = await Promise.all(Array.from({ length: 20 }, () => deliver(event)));

      expect(first).toMatchObject({ status: 200, reply: { success: true } });
      for (const delivery of again) expect(delivery).toEqual(first);
    });

    test('JSON that is written otherwise is verified as it was sent', async () => {
      const spaced = JSON.stringify(fakeWebhook('order_created'), null, 2);

      expect(await deliver(spaced)).toMatchObject({ status: 200 });
    });

    test('a wrong signature, a wrong Bearer value and too long a body are refused', async () => {
      const event = fakeWebhook('order_created');
      const signed = await deliver(event, { clientSecret: 'another', webhookSecret });
      const borne = await deliver(event, { clientSecret, webhookSecret: 'another' });
      const long = await deliver('x'.repeat(1024 * 1024 + 1));

      const invalid = { status: 401, reply: { error: 'invalid_signature' } };
      expect(signed).toMatchObject(invalid);
      expect(borne).toMatchObject(invalid);
      expect(long).toMatchObject({ status: 413 });
    });
  });
}
