import type { CoreErrorCode } from '@phoenix-checkout/core';

/** The codes of the errors that this package reports. Each has a page under `docs/errors`. */
export type ReactErrorCode =
  | CoreErrorCode
  | 'invalid_config'
  | 'token_unauthorized'
  | 'token_unavailable'
  | 'frame_load_timeout'
  | 'frame_blocked'
  | 'offline';
