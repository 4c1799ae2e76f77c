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

it.each([
  [{ timestamps: 'zonless' }, 'webhookForm.timestamps must be one of "iso", "zoneless".'],
  [{ timestamp: 'iso' }, 'A choice of webhookForm must be one of amounts, statusEvent, '],
  ['zoneless', 'webhookForm must be an object of amounts, statusEvent, '],
])('refuses the form of webhooks %j, and names what there is', (form, words) => {
  // As JavaScript may give it, which no compiler has seen.
  const options: object = { webhookForm: form };

  expect(() => createSandbox(options)).toThrow(
    expect.objectContaining({
      code: 'invalid_option',
      message: expect.stringContaining(words),
    }),
  );
});

it('takes options that are given as undefined for those that are not given', () => {
  expect(() =>
    createSandbox({
      clientId: undefined,
      tokenLifetimeSeconds: undefined,
      webhookForm: { amounts: undefined },
    }),
  ).not.toThrow();
});
