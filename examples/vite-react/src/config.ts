/** Your backend's endpoint for access tokens. */
export const tokenUrl = '/api/phoenix/token';

/** Where the checkout is: the sandbox or a staging system; undefined is the real Phoenix. */
export const checkoutUrl = import.meta.env.VITE_PHOENIX_CHECKOUT_URL || undefined;

/** Phoenix's addresses are https; only a sandbox on this machine is not. Its transactions are made up. */
export const isSandbox = checkoutUrl?.startsWith('http:') ?? false;

/** A wallet to try with. */
export const exampleWallet = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
