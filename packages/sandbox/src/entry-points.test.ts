import { expect, test } from 'vitest';
import * as sandbox from './index.js';
import * as msw from './msw.js';
import * as node from './node.js';

test('the entry points export what the packages and their users rely on', () => {
  expect(Object.keys(sandbox).sort()).toEqual([
    'SANDBOX_CLIENT_ID',
    'SANDBOX_CLIENT_SECRET',
    'SANDBOX_FAILING_AMOUNT',
    'SANDBOX_WALLET_CLIENT_ID',
    'SANDBOX_WALLET_CLIENT_SECRET',
    'WALLET_SCOPES',
    'checkoutPage',
    'createSandbox',
  ]);
  expect(Object.keys(node)).toEqual(['startSandbox']);
  expect(Object.keys(msw)).toEqual(['sandboxHandlers']);
});
