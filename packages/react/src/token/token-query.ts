import type { QueryFunctionContext, QueryKey } from '@tanstack/react-query';
import { backoffMs } from '../backend/index.js';
import { warnInDevelopment } from '../error/index.js';
import { ReceivedToken } from './received-token.js';
import {
  nameOf,
  requestToken,
  tokenErrorOf,
  type TokenError,
  type TokenReply,
  type TokenSource,
} from './source/index.js';
import { historyOf } from './token-history.js';

/**
 * A token in the query cache. In the browser it can be read but not copied: no persister and no
 * developer tool gets it. On the server it is the plain reply, so that it can be dehydrated.
 */
export type CachedToken = ReceivedToken | TokenReply;

export const asReceived = (cached: CachedToken | undefined): ReceivedToken | undefined =>
  cached instanceof ReceivedToken ? cached : undefined;

/** Identity of a source: the tokens of another one are another query's. */
const tokenQueryKey = ({ getToken, tokenKey = 'default', tokenUrl }: TokenSource): QueryKey => [
  'phoenix-checkout',
  getToken ? { tokenKey } : tokenUrl,
];

/** Of a failure that the next try may mend: if no component waits by then, it is given up. */
const QUICK_RETRIES = 2;

/** The query of a source, for a client without defaults. */
export const tokenQuery = (source: TokenSource) => ({
  queryKey: tokenQueryKey(source),
  queryFn: (context: QueryFunctionContext) => askForToken(source, context),
  retry: (failures: number, error: Error) =>
    (error as TokenError).leastPauseMs === 0 && failures < QUICK_RETRIES,
  retryDelay: (failures: number) => backoffMs(failures + 1),
  // Offline is an error that is shown, and ends with `online`; not an endless wait.
  networkMode: 'always' as const,
});

async function askForToken(
  source: TokenSource,
  { client, queryKey, signal }: QueryFunctionContext,
): Promise<ReceivedToken> {
  const history = historyOf(client.getQueryCache(), queryKey);
  try {
    return history.receive(await requestToken(source, signal));
  } catch (failure) {
    const error = tokenErrorOf(failure, nameOf(source));
    // A request that was given up is no failure.
    if (!signal.aborted) {
      history.recordFailure(error);
      warnInDevelopment(error);
    }
    throw error;
  }
}
