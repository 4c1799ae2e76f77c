// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReceivedToken, remainingMs, unexpired } from './received-token.js';
import { jwt } from '../../test-support/tokens.js';

const SECOND = 1000;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a received token', () => {
  it('counts its life from receipt, whatever the clock here says', () => {
    const issuedElsewhere = Date.now() - 9 * 3600 * SECOND;

    const token = new ReceivedToken({
      access_token: jwt({ issuedAt: issuedElsewhere }),
      expires_in: 3600,
    });

    expect(remainingMs(token)).toBe(3600 * SECOND);
  });

  it('takes a bare string, a reply, and a server AccessToken', () => {
    const accessToken = jwt();

    const inputs = [
      accessToken,
      { access_token: accessToken },
      { accessToken, tokenType: 'Bearer', scope: ['iframe'], expiresAt: 1, expiresIn: 3600 },
    ];

    for (const input of inputs) {
      expect(new ReceivedToken(input).accessToken).toBe(accessToken);
      expect(remainingMs(new ReceivedToken(input))).toBe(3600 * SECOND);
    }
  });

  it('loses time with the wall clock when the monotonic one slept', () => {
    const token = new ReceivedToken({ access_token: 'opaque', expires_in: 60 });

    vi.setSystemTime(Date.now() + 61 * SECOND);

    expect(unexpired(token)).toBeUndefined();
  });

  it('loses time with the monotonic clock when the wall clock is set back', () => {
    const token = new ReceivedToken({ access_token: 'opaque', expires_in: 60 });

    vi.advanceTimersByTime(61 * SECOND);
    vi.setSystemTime(Date.now() - 3600 * SECOND);

    expect(unexpired(token)).toBeUndefined();
  });

  it('never expires while its life is unknown', () => {
    const token = new ReceivedToken('opaque');

    vi.advanceTimersByTime(24 * 3600 * SECOND);

    expect(unexpired(token)).toBe(token);
  });

  it('is not in its JSON, its copies or its clones', () => {
    const token = new ReceivedToken({ access_token: 'very-secret', expires_in: 60 });

    const copies = [JSON.stringify(token), JSON.stringify({ ...token }), structuredClone(token)];

    expect(JSON.stringify(copies)).not.toContain('very-secret');
    expect(copies[2]).not.toHaveProperty('accessToken');
  });

  it('refuses what is no token', () => {
    for (const input of [undefined, null, 1, '', 'two words', {}, { access_token: 1 }]) {
      expect(() => new ReceivedToken(input)).toThrowError(
        expect.objectContaining({ code: 'invalid_token_reply' }),
      );
    }
  });
});
