import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useBackend } from '../../test-support/backend.js';
import { post, setUp, wire } from '../../test-support/checkout.js';

const backend = useBackend();
beforeEach(() => {
  backend.givesTokens();
});
afterEach(() => {
  cleanup();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('a message that is not believed', () => {
  it('from the frame, but of another origin, is told to the developer, once', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const { loaded } = setUp();
    await loaded();

    post(wire.orderCreated, { origin: 'https://staging.phoenix.test' });
    post(wire.transactionSuccess, { origin: 'https://staging.phoenix.test' });

    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).toContain('https://staging.phoenix.test');
    expect(warn.mock.calls[0]?.[0]).toContain('https://app-partner.phoenix.market');
    expect(warn.mock.calls[0]?.[0]).toContain('checkoutUrl');
  });

  it('in an undocumented form is told, without what was in it', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const { loaded } = setUp();
    await loaded();

    post({ type: 'ORDER_CREATED', data: { secret: 'not for a log' } });
    post({ type: 'ORDER_CREATED', data: { secret: 'not for a log' } });

    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).not.toContain('not for a log');
  });

  it("of another checkout on the page is nothing to tell, nor is a stranger's", async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const { loaded } = setUp();
    await loaded();

    post(wire.orderCreated, { source: window });
    post('anything', { origin: 'https://ads.test', source: window });

    expect(warn).not.toHaveBeenCalled();
  });

  it('is not told in production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const { loaded } = setUp();
    await loaded();

    post(wire.orderCreated, { origin: 'https://elsewhere.test' });

    expect(warn).not.toHaveBeenCalled();
  });
});
