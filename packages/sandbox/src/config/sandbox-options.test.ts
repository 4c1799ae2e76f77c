import { expect, it } from 'vitest';
import { createSandbox } from '../sandbox/index.js';

it.each([
  ['an empty client id', { clientId: '' }],
  ['an empty secret', { walletClientSecret: '' }],
  ['a lifetime of nothing', { tokenLifetimeSeconds: 0 }],
  ['a lifetime of half a second', { tokenLifetimeSeconds: 0.5 }],
  ['a transfer into the past', { transferSeconds: -1 }],
  ['a transfer that is no number', { transferSeconds: NaN }],
  ['a host with a port', { allowedHosts: ['sandbox:4100'] }],
  ['a host that is an origin', { allowedHosts: ['http://sandbox'] }],
  ['an origin without a scheme', { allowedOrigins: ['localhost:5173'] }],
  ['an origin with a path', { allowedOrigins: ['http://localhost:5173/'] }],
])('refuses %s', (_name, options) => {
  expect(() => createSandbox(options)).toThrow(expect.objectContaining({ code: 'invalid_option' }));
});

it('takes options that are given as undefined for those that are not given', () => {
  expect(() =>
    createSandbox({ clientId: undefined, tokenLifetimeSeconds: undefined }),
  ).not.toThrow();
});
