import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { isLoopback, namesAllowedHost } from './host-rule.js';

const to = (host: string | undefined) => ({ headers: { host } }) as unknown as IncomingMessage;

test.each([
  ['localhost', true],
  ['localhost:4000', true],
  ['LOCALHOST:4000', true],
  ['shop.localhost', true],
  ['127.0.0.1:4000', true],
  ['127.1.2.3', true],
  ['[::1]:4000', true],
  ['token.internal:8080', true],
  ['TOKEN.INTERNAL', true],
  [undefined, false],
  ['', false],
  ['evil.example:4000', false],
  ['localhost.evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['evil-localhost', false],
  ['user@localhost:x', false],
  ['evil.example@localhost', false],
  ['localhost/evil.example', false],
  ['localhost?evil.example', false],
  ['localhost#evil.example', false],
  ['localhost\\evil.example', false],
  [' localhost', false],
  ['0.0.0.0', false],
  ['192.168.1.2', false],
  ['not a host', false],
])('the host %s: %s', (host, expected) => {
  expect(namesAllowedHost(to(host), ['token.internal'])).toBe(expected);
});

test.each([
  ['127.0.0.1', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.2', false],
])('to listen on %s is to listen on loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
