import { expect, test } from 'vitest';
import { isSecureUrl } from './secure-url.js';

test.each([
  ['https://example.com', true],
  ['https://localhost', true],
  ['http://localhost:4100/', true],
  ['http://a.b.localhost', true],
  ['http://127.0.0.1', true],
  ['http://127.255.0.9:1', true],
  ['http://[::1]:3000', true],
  ['http://0x7f000001', true],
  ['http://example.com', false],
  ['http://localhost.example.com', false],
  ['http://notlocalhost', false],
  ['http://.localhost.evil', false],
  ['http://127.0.0.1.example.com', false],
  ['http://0.0.0.0', false],
  ['http://[::]', false],
  ['ws://localhost', false],
  ['javascript://localhost/%0aalert(1)', false],
])('%s: %s', (url, secure) => {
  expect(isSecureUrl(new URL(url))).toBe(secure);
});
