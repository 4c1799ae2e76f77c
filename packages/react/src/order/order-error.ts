import { BackendError, refusalError, UNUSABLE_REPLY_PAUSE_MS } from '../backend/index.js';

/** The codes of the errors for which an order is not known, or not up to date. */
type OrderErrorCode =
  | 'invalid_config'
  | 'invalid_order'
  | 'order_not_found'
  | 'order_unauthorized'
  | 'order_unavailable';

/** Why an order is not known, or not up to date. */
export type OrderError = BackendError<OrderErrorCode>;

const codeOf = (status: number | undefined): OrderErrorCode =>
  status === 401 || status === 403
    ? 'order_unauthorized'
    : status === 404
      ? 'order_not_found'
      : 'order_unavailable';

/**
 * What a failed request means. A page in place of an order (a login, an app's own HTML) is
 * `invalid_order`, and not asked for again for five minutes.
 *
 * @param where the endpoint, by the name that people know
 */
export function orderErrorOf(failure: unknown, where: string): OrderError {
  if (failure instanceof BackendError) return failure;
  const { name, code, message } = Object(failure);
  const isNoJson = name === 'SyntaxError';
  if (isNoJson || code === 'invalid_order') {
    const reason = `${where}: ${isNoJson ? 'The reply is not JSON' : message}`;
    return new BackendError('invalid_order', reason, UNUSABLE_REPLY_PAUSE_MS);
  }
  return refusalError(failure, where, codeOf);
}
