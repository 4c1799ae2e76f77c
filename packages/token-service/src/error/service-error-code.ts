/** The code that this package adds to those of `@phoenix-checkout/server`. It has a page under `docs/errors`. */
export type ServiceErrorCode = 'listen_failed';
