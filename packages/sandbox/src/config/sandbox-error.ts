/** The codes of the errors that this package throws. Each has a page under `docs/errors`. */
export type SandboxErrorCode =
  'invalid_option' | 'listen_failed' | 'sandbox_not_found' | 'webhook_not_accepted';
