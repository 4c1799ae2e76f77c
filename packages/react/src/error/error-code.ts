import type { CoreErrorCode } from '@phoenix-checkout/core';

/** The codes of the errors that this package reports. Each has a page under `docs/errors`. */
export type ReactErrorCode =
  | CoreErrorCode
  | 'order_not_found'
  | 'order_unauthorized'
  | 'order_unavailable'
  | 'token_unauthorized'
  | 'token_unavailable'
  | 'frame_load_timeout'
  | 'frame_blocked'
  | 'offline';
