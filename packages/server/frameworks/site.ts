import {
  createTokenManager,
  phoenixMarket,
  phoenixWallet,
  type ManagerOrPick,
  type TokenEndpointOptions,
} from '@phoenix-checkout/server';

type Endpoint = [ManagerOrPick, TokenEndpointOptions?];

/** The token endpoints of one site, which every framework serves. */
export interface Site {
  /** Of `/api/phoenix/token`, which pages of https://shop.example may ask too. */
  token: Endpoint;
  /** The other ones, by path: for members only, by partner, and before an endpoint that is down. */
  others: Record<'/api/members/token' | '/api/partners/token' | '/api/broken/token', Endpoint>;
}

export function createSite(tokenUrl: string): Site {
  const market = (clientSecret: string) =>
    createTokenManager({
      provider: phoenixMarket({ clientId: 'sandbox-client', clientSecret, tokenUrl }),
    });
  const manager = market('sandbox-secret-worth-nothing');
  const wallet = createTokenManager({
    provider: phoenixWallet({
      clientId: 'sandbox-wallet-client',
      clientSecret: 'sandbox-wallet-secret-worth-nothing',
      scopes: ['wallets:read'],
      tokenUrl,
    }),
  });
  const allowedOrigins = ['https://shop.example'];
  const isMember = (request: Request) => request.headers.get('Cookie') === 'member=yes';
  const pickPartner = (request: Request) =>
    new URL(request.url).searchParams.get('partner') === 'wallet' ? wallet : manager;
  return {
    token: [manager, { allowedOrigins }],
    others: {
      '/api/members/token': [manager, { allowedOrigins, authorize: isMember }],
      '/api/partners/token': [pickPartner],
      '/api/broken/token': [market('a wrong secret')],
    },
  };
}
