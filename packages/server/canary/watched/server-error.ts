import * as original from '../../src/error/server-error.js';
import { recordValue } from '@phoenix-checkout/test-kit/canary/ledger';

export { aborted, invalidConfig, type ServerErrorCode } from '../../src/error/server-error.js';

/** The class itself, so that `instanceof` holds for what the original made. */
export const ServerError = new Proxy(original.ServerError, {
  construct(target, args) {
    const error = Reflect.construct(target, args);
    recordValue('error', error);
    return error;
  },
});
export type ServerError = original.ServerError;
