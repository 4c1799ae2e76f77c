import { expect, test } from 'vitest';
import { isSecureUrl, parseEndpointUrl } from './secure-url.js';

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

test.each(['https://example.com/a?b=c', 'http://localhost:4100/', new URL('https://example.com/')])(
  '%s is the URL of an endpoint',
  (input) => {
    expect(parseEndpointUrl(input)?.href).toBe(String(input));
  },
);

test.each([
  '',
  '/token',
  'example.com',
  'http://example.com/',
  'https://user@example.com/',
  'https://:password@example.com/',
  'https://example.com/#part',
  'https://example.com/#',
])('%j is none', (input) => {
  expect(parseEndpointUrl(input)).toBeUndefined();
});
