import type { TokenStatus } from '@phoenix-checkout/server';
import type { ServiceHistory } from './service-history.js';
import { duration } from './words.js';

/** What the status page shows: no secret, no token. */
export interface StatusView {
  /** Milliseconds since the epoch. */
  now: number;
  version: string;
  hostName: string;
  startedAt: number;
  isStopping: boolean;
  token: TokenStatus;
  history: ServiceHistory;
  /** Missing: the token is this process's alone. */
  store?: StoreView | undefined;
}

/** What is known of a shared store. */
export interface StoreView {
  name: string;
  /** Undefined: nothing is known. */
  isReachable: boolean | undefined;
  /** The store's word for why it refuses calls; undefined where it does not answer. */
  refusalCode?: string | undefined;
}

type Tone = 'good' | 'busy' | 'warn' | 'bad';

/** The service's state in words. The summary stays the same while nothing happens: it is read aloud. */
export interface Headline {
  tone: Tone;
  title: string;
  summary: string;
}

export function headlineOf({ token, isStopping, history }: StatusView): Headline {
  if (isStopping) {
    return { tone: 'busy', title: 'Stopping', summary: 'Requests in flight are being finished.' };
  }
  const failing = isFailing(token, history);
  if (token.status === 'valid') {
    return failing
      ? {
          tone: 'warn',
          title: 'Renewal is failing',
          summary: 'Callers get the current token while it is valid.',
        }
      : { tone: 'good', title: 'Ready', summary: 'Callers get a token at once.' };
  }
  if (failing) {
    return { tone: 'bad', title: 'No token', summary: 'Callers get 503 until Phoenix grants one.' };
  }
  return token.status === 'empty'
    ? { tone: 'busy', title: 'Starting', summary: 'Callers wait for the first token.' }
    : { tone: 'busy', title: 'Renewing', summary: 'Callers wait for a new token.' };
}

/** True from a failed token request until a token came. */
function isFailing({ lastError, failures }: TokenStatus, history: ServiceHistory): boolean {
  if (!lastError || failures === 0) return false;
  const renewal = history.renewals().find(({ event }) => event.type !== 'token_invalidated');
  return !renewal || renewal.at < lastError.at;
}

/** What happens next, and when; changes with every second. */
export function outlookOf({ token, isStopping, history }: StatusView): string {
  if (isStopping) return 'New connections are refused.';
  if (token.minting) return 'A token request is under way.';
  if (token.status === 'valid') {
    if (isFailing(token, history)) return nextRequest(token.renewsInSeconds);
    return token.renewsInSeconds > 0
      ? `Renewal in ${duration(token.renewsInSeconds)}.`
      : 'Renewal is due.';
  }
  return nextRequest(token.retryInSeconds);
}

function nextRequest(seconds: number): string {
  return seconds > 0
    ? `Next token request in ${duration(seconds)}.`
    : 'The next token request follows shortly.';
}
