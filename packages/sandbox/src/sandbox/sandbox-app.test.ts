import { afterEach, expect, it, vi } from 'vitest';
import { createSandbox } from './create-sandbox.js';
import { marketRequest } from '../../test-support/requests.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const failing = (onError?: (error: unknown) => void) =>
  createSandbox({
    ...(onError && { onError }),
    now: () => {
      throw new RangeError('a clock that fails, in place of a bug');
    },
  });

it('a bug answers 500 without its words, and gives its error to onError', async () => {
  const onError = vi.fn<(error: unknown) => void>();

  const reply = await failing(onError).fetch(marketRequest());

  expect(reply.status).toBe(500);
  expect(await reply.json()).toEqual({
    error: 'internal_error',
    error_description: 'The sandbox has a bug.',
  });
  expect(onError.mock.calls).toEqual([[expect.any(RangeError)]]);
});

it('a bug is written to the console, with its stack, where nobody listens', async () => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => {});

  await failing().fetch(marketRequest());

  expect(written.mock.calls).toEqual([
    [expect.objectContaining({ stack: expect.stringContaining('sandbox-app.test') })],
  ]);
});
