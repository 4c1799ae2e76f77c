import { isPhoenixError } from '@phoenix-checkout/core';
import * as original from '../../src/event/tell-listener.js';
import { recordValue } from '@phoenix-checkout/test-kit/canary/ledger';

export function tellListener<T>(listener: ((news: T) => unknown) | undefined, news: T): void {
  // What a host's own function threw goes back to the host as it is.
  if (!(news instanceof Error) || isPhoenixError(news)) recordValue('event', news);
  original.tellListener(listener, news);
}
