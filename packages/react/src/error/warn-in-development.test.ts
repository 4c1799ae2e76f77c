import { PhoenixError } from '@phoenix-checkout/core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { warnInDevelopment } from './warn-in-development.js';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('names code, message and page, once for one error', () => {
  for (let count = 0; count < 3; count++) {
    warnInDevelopment(new PhoenixError('token_unavailable', '/api/token: status 404'));
  }

  expect(vi.mocked(console.warn).mock.calls).toEqual([
    [
      expect.stringMatching(
        /token_unavailable.*\/api\/token: status 404\. See https:\/\/.*\/docs\/errors\/token_unavailable\.md$/,
      ),
    ],
  ]);
});

it('ends a message that is a sentence with one full stop', () => {
  warnInDevelopment(new PhoenixError('invalid_order', 'The order has no id.'));

  expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('has no id. See https://'));
});

it('says nothing in production', () => {
  vi.stubEnv('NODE_ENV', 'production');

  warnInDevelopment(new PhoenixError('token_unavailable', 'in production'));

  expect(console.warn).not.toHaveBeenCalled();
});

it('says nothing, and does no harm, where there is no process', () => {
  vi.stubGlobal('process', undefined);

  warnInDevelopment(new PhoenixError('token_unavailable', 'without a bundler'));

  expect(console.warn).not.toHaveBeenCalled();
});
