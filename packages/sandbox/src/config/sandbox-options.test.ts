import { expect, it } from 'vitest';
import { createSandbox } from '../sandbox/index.js';

it.each([
  ['an empty client id', { clientId: '' }],
  ['an empty secret', { walletClientSecret: '' }],
  ['a lifetime of nothing', { tokenLifetimeSeconds: 0 }],
  ['a lifetime of half a second', { tokenLifetimeSeconds: 0.5 }],
  ['a transfer into the past', { transferSeconds: -1 }],
  ['a transfer that is no number', { transferSeconds: NaN }],
])('refuses %s', (_name, options) => {
  expect(() => createSandbox(options)).toThrow(expect.objectContaining({ code: 'invalid_option' }));
});

it('takes options that are given as undefined for those that are not given', () => {
  expect(() =>
    createSandbox({ clientId: undefined, tokenLifetimeSeconds: undefined }),
  ).not.toThrow();
});
