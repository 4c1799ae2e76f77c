import type { Clock } from '../../time/index.js';
import { secondsLeft, toWallTime, type CurrentToken } from './current/index.js';
import type { UpstreamBackoff } from './mint/index.js';
import type { RenewalTimer, TokenRenewal } from './renewal/index.js';
import type { MintHistory, TokenStatus } from './status/index.js';

interface ManagerParts {
  provider: string;
  current: CurrentToken;
  renewal: TokenRenewal;
  timer: RenewalTimer;
  backoff: UpstreamBackoff;
  history: MintHistory;
  clock: Clock;
}

export function describeStatus(parts: ManagerParts, at: number): TokenStatus {
  const { provider, current, renewal, timer, backoff, history, clock } = parts;
  const counts = {
    provider,
    started: timer.isStarted,
    minting: renewal.isUnderWay(),
    retryInSeconds: Math.ceil(backoff.callerWaitMs() / 1000),
    ...history.read(),
  };
  const token = current.servable(at);
  const state = current.state(at);
  if (!token || state !== 'valid') {
    return { ...counts, status: state === 'valid' ? 'expired' : state };
  }
  return {
    ...counts,
    status: 'valid',
    expiresAt: toWallTime(token.expiresAtSteadyMs, at, clock),
    expiresInSeconds: secondsLeft(token, at),
    lifetimeSeconds: token.lifetimeMs / 1000,
    renewsInSeconds: Math.max(0, Math.ceil((renewal.dueAt(at) - at) / 1000)),
  };
}
