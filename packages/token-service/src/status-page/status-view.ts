import type { TokenStatus } from '@phoenix-checkout/server';
import type { ServiceHistory } from '../service/service-history.js';
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
  store?: { name: string; isReachable: boolean | undefined } | undefined;
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
          summary: 'Callers get the present token for as long as it is good.',
        }
      : { tone: 'good', title: 'Ready', summary: 'Callers get a token at once.' };
  }
  if (failing) {
    return { tone: 'bad', title: 'No token', summary: 'Callers get 503 until Phoenix grants one.' };
  }
  return token.status === 'empty'
    ? { tone: 'busy', title: 'Starting', summary: 'The first token is on its way.' }
    : { tone: 'busy', title: 'Renewing', summary: 'A new token is on its way.' };
}

/** True from a failed token request until a token came. */
function isFailing({ lastError, failures }: TokenStatus, history: ServiceHistory): boolean {
  if (!lastError || failures === 0) return false;
  const renewal = history.renewals().find(({ event }) => event.type !== 'token_invalidated');
  return !renewal || renewal.at < lastError.at;
}

/** What happens next, and when; changes with every second. */
export function outlookOf({ token, isStopping, history }: StatusView): string {
  if (isStopping) return 'No new connections are taken.';
  if (token.minting) return 'Phoenix is being asked now.';
  if (token.status === 'valid') {
    if (isFailing(token, history)) return askedAgain(token.renewsInSeconds);
    return token.renewsInSeconds > 0
      ? `Renewal in ${duration(token.renewsInSeconds)}.`
      : 'Renewal is due.';
  }
  return askedAgain(token.retryInSeconds);
}

function askedAgain(seconds: number): string {
  return seconds > 0
    ? `Phoenix is asked again in ${duration(seconds)}.`
    : 'Phoenix is asked again shortly.';
}
