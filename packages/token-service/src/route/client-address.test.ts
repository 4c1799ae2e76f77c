import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { addressGroup } from './address-group.js';
import { clientAddress } from './client-address.js';

function from(remoteAddress: string | undefined, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

test.each([
  [0, '198.51.100.1', 'the peer'],
  [1, undefined, 'the peer'],
  [1, ' , ', 'the peer'],
  [1, '198.51.100.1', '198.51.100.1'],
  [1, 'forged, 198.51.100.1', '198.51.100.1'],
  [2, 'forged, 198.51.100.1, 10.0.0.1', '198.51.100.1'],
  [2, '198.51.100.1', '198.51.100.1'],
])('behind %i proxies, with %j, the caller is %s', (proxies, forwarded, expected) => {
  expect(clientAddress(from('the peer', forwarded), { trustedProxies: proxies })).toBe(expected);
});

test('a connection that is gone already has no address', () => {
  expect(clientAddress(from(undefined), {})).toBe('unknown');
});

test.each([
  ['198.51.100.1', '198.51.100.1'],
  ['::ffff:198.51.100.1', '198.51.100.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, expected) => {
  expect(addressGroup(address)).toBe(expected);
});
