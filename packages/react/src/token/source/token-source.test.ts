// @vitest-environment node
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { PhoenixCheckoutProps, PhoenixProviderProps } from '../../index.js';
import type { PhoenixTokenOptions, UsePhoenixTokenOptions } from '../index.js';
import { nameOf, type TokenSource } from './index.js';

describe('a source of tokens', () => {
  it('is a URL or a function, by type', () => {
    const getToken = () => 'token';
    const sources: TokenSource[] = [
      { tokenUrl: '/api/token', tokenRequest: { credentials: 'include' } },
      { tokenUrl: new URL('https://shop.example/token') },
      { getToken, tokenKey: 'partner' },
      // A provider's counts.
      {},
      { tokenRequest: {} },
      // @ts-expect-error -- one or the other
      { tokenUrl: '/api/token', getToken },
      // @ts-expect-error -- a URL is a key by itself
      { tokenUrl: '/api/token', tokenKey: 'partner' },
      // @ts-expect-error -- a function makes its own request
      { getToken, tokenRequest: {} },
    ];

    expect(sources).toHaveLength(8);
  });

  it('is one or the other for the component, the hook and the query alike', () => {
    interface Both {
      tokenUrl: string;
      getToken: () => string;
    }
    interface Values {
      address: string;
      amount: string;
    }

    expectTypeOf<Both>().not.toExtend<UsePhoenixTokenOptions>();
    expectTypeOf<Both>().not.toExtend<PhoenixTokenOptions>();
    expectTypeOf<Both & Values>().not.toExtend<PhoenixCheckoutProps>();
    expectTypeOf<Values>().toExtend<PhoenixCheckoutProps>();
  });

  it('of a whole tree is a URL', () => {
    expectTypeOf<PhoenixProviderProps>().toHaveProperty('tokenUrl');
    expectTypeOf<PhoenixProviderProps>().not.toHaveProperty('getToken');
  });

  it.each([
    ['/api/token?user=secret#secret', '/api/token'],
    ['https://user:secret@shop.example/token?key=secret', 'https://shop.example/token'],
    ['https://shop.example/token', 'https://shop.example/token'],
  ])('is named without what may be secret: %s', (tokenUrl, name) => {
    expect(nameOf({ tokenUrl })).toBe(name);
    expect(nameOf({ tokenUrl, getToken: undefined })).toBe(name);
  });

  it('that is a function is named so', () => {
    expect(nameOf({ getToken: () => 'token' })).toBe('getToken');
  });
});
