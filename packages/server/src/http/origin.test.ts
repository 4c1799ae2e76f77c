import { describe, expect, test } from 'vitest';
import { createTokenHandler } from '../token/endpoint/index.js';
import { startManager } from '../../test-support/start-manager.js';
import { isOrigin } from './origin.js';

test.each([
  'https://shop.example',
  'https://shop.example:8443',
  'http://localhost:5173',
  'http://[::1]:3000',
  'https://xn--bcher-kva.example',
  'capacitor://localhost',
  'ionic://localhost',
  'tauri://localhost',
  'app://obsidian.md',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  'moz-extension://5a1b4e0e-8a0a-4c0e-9d2a-1d0c0a0b0c0d',
  'safari-web-extension://E5B3A1C2-0000-4000-8000-0123456789AB',
])('%s is an origin', (origin) => {
  expect(isOrigin(origin)).toBe(true);
});

test.each([
  'https://*.shop.example',
  'https://*',
  '*',
  'null',
  '',
  'shop.example',
  '//shop.example',
  'https://shop.example/',
  'https://shop.example:443',
  'https://Shop.example',
  'HTTPS://shop.example',
  'https://user@shop.example',
  'https://shop.example?a',
  'https://bücher.example',
  'capacitor://localhost/',
  'capacitor://*',
  'capacitor://',
  'Capacitor://localhost',
  'chrome-extension://*',
  'file://',
  'file://localhost',
  'data://localhost',
  'javascript://localhost',
  'ws://shop.example',
  'blob:https://shop.example',
  42,
  undefined,
])('%j is none', (value) => {
  expect(isOrigin(value)).toBe(false);
});

describe('allowedOrigins', () => {
  test('with a wildcard is invalid_config', async () => {
    const { manager } = await startManager();

    expect(() =>
      createTokenHandler(manager, { allowedOrigins: ['https://*.shop.example'] }),
    ).toThrow(expect.objectContaining({ code: 'invalid_config' }));
  });

  test('may have an app and an extension in it', async () => {
    const { manager } = await startManager();
    const allowedOrigins = ['capacitor://localhost', 'chrome-extension://abcdefghijklmnop'];
    const handler = createTokenHandler(manager, { allowedOrigins });
    const answer = (Origin: string) =>
      handler(new Request('https://shop.example/token', { headers: { Origin } }));

    for (const origin of allowedOrigins) {
      const response = await answer(origin);
      expect(response.status).toBe(200);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe(origin);
    }
    await expect(answer('ionic://localhost')).resolves.toMatchObject({ status: 403 });
  });
});
