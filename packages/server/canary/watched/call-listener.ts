import { isPhoenixError } from '@phoenix-checkout/core';
import * as original from '../../src/options/call-listener.js';
import { recordValue } from '@phoenix-checkout/test-kit/canary/ledger';

export function callListener<T>(listener: ((news: T) => unknown) | undefined, news: T): void {
  // What a host's own function threw goes back to the host as it is.
  if (!(news instanceof Error) || isPhoenixError(news)) recordValue('event', news);
  original.callListener(listener, news);
}
