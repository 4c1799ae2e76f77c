import type { IncomingMessage } from 'node:http';
import { describe, expect, it, test } from 'vitest';
import { clientAddress, type ForwardedHeader } from './client-address.js';

interface Headers {
  xForwardedFor?: string;
  forwarded?: string;
}

function from(remoteAddress: string | undefined, headers: Headers = {}): IncomingMessage {
  const { xForwardedFor, forwarded } = headers;
  return {
    socket: { remoteAddress },
    headers: {
      ...(xForwardedFor !== undefined && { 'x-forwarded-for': xForwardedFor }),
      ...(forwarded !== undefined && { forwarded }),
    },
  } as unknown as IncomingMessage;
}

const peer = '10.0.0.9';

function addressOf(headers: Headers, trustedProxies = 1, forwardedHeader?: ForwardedHeader) {
  return clientAddress(from(peer, headers), { trustedProxies, forwardedHeader });
}

test.each([
  [0, '198.51.100.1', peer],
  [1, undefined, peer],
  [1, ' , ', peer],
  [1, '198.51.100.1', '198.51.100.1'],
  [1, 'forged, 198.51.100.1', '198.51.100.1'],
  [2, 'forged, 198.51.100.1, 10.0.0.1', '198.51.100.1'],
  [2, '198.51.100.1', '198.51.100.1'],
])('behind %i proxies, with %j, the caller is %s', (proxies, xForwardedFor, expected) => {
  const headers = xForwardedFor === undefined ? {} : { xForwardedFor };

  expect(addressOf(headers, proxies)).toBe(expected);
});

test('a connection that is gone already has no address', () => {
  expect(clientAddress(from(undefined), {})).toBe('unknown');
});

describe('an entry of X-Forwarded-For', () => {
  it.each([
    ['198.51.100.1:4711', '198.51.100.1'],
    ['"198.51.100.1"', '198.51.100.1'],
    ['"198.51.100.1:4711"', '198.51.100.1'],
    ['2001:db8::1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['"[2001:db8::1]:4711"', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['for=198.51.100.1', '198.51.100.1'],
    ['For="[2001:db8::1]:4711";proto=https;by=203.0.113.43', '2001:db8::1'],
  ])('%s is %s', (xForwardedFor, expected) => {
    expect(addressOf({ xForwardedFor: `forged, ${xForwardedFor}` })).toBe(expected);
  });

  it.each([
    'unknown',
    '_hidden',
    '_hidden:80',
    '1.2.3',
    '198.51.100.256',
    '[2001:db8::1',
    '[198.51.100.1]',
    '198.51.100.1:port',
    'by=198.51.100.1',
    'rubbish-1',
    'rubbish-2',
    '"',
  ])('%s is an unknown address, like all that cannot be read', (xForwardedFor) => {
    expect(addressOf({ xForwardedFor })).toBe('unknown');
  });
});

describe('the header Forwarded', () => {
  it.each([
    ['for=198.51.100.1', '198.51.100.1'],
    ['for=198.51.100.1;proto=http;by=203.0.113.43', '198.51.100.1'],
    ['for="198.51.100.1:4711"', '198.51.100.1'],
    ['proto=https; For="[2001:db8::1]:4711"', '2001:db8::1'],
    ['for=forged, for=198.51.100.1', '198.51.100.1'],
    // A quote that the caller opened does not swallow what the proxy appended.
    ['for="forged, for=198.51.100.1', '198.51.100.1'],
    ['for=_hidden', 'unknown'],
    ['for=unknown', 'unknown'],
    ['proto=https', 'unknown'],
  ])('with %s tells %s', (forwarded, expected) => {
    expect(addressOf({ forwarded })).toBe(expected);
  });

  it('may say the same as X-Forwarded-For', () => {
    const headers = { xForwardedFor: '198.51.100.1', forwarded: 'for="198.51.100.1:80"' };

    expect(addressOf(headers)).toBe('198.51.100.1');
  });

  it('that says something else than X-Forwarded-For: one of them is forged', () => {
    const headers = { xForwardedFor: '198.51.100.1', forwarded: 'for=198.51.100.2' };

    expect(addressOf(headers)).toBe('unknown');
  });

  it.each([
    ['forwarded', '198.51.100.2'],
    ['x-forwarded-for', '198.51.100.1'],
  ] as const)('or the other: where %s is set, only that one counts', (header, expected) => {
    const headers = { xForwardedFor: '198.51.100.1', forwarded: 'for=198.51.100.2' };

    expect(addressOf(headers, 1, header)).toBe(expected);
  });
});
