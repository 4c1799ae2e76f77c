import type { HeldToken, TokenRecord } from './held-token.js';
import { SERVABLE_MS } from './renewal-schedule.js';
import { aborted, ServerError } from '../../error/index.js';
import { createSharedMint, type MintResult } from './shared-mint.js';
import type { TokenEvent } from './token-event.js';
import type { TokenProvider } from '../provider/index.js';
import type { TokenStore } from '../store/index.js';
import type { UpstreamPause } from './upstream-pause.js';

export interface MinterOptions {
  provider: TokenProvider;
  store: TokenStore;
  encryptionKeys: readonly string[] | undefined;
  pause: UpstreamPause;
  now: () => number;
  random: () => number;
  emit: (event: TokenEvent) => void;
  hold: (record: TokenRecord, expiresAt: number) => HeldToken;
  /** The token in hand, if any is good. */
  current: () => HeldToken | undefined;
}

export interface MintRequest {
  accepts: (token: HeldToken) => boolean;
  patient: boolean;
  signal: AbortSignal;
}

/** Counts for health pages. */
interface MintCounts {
  mints: number;
  failures: number;
  lastError?: ServerError;
}

function toServerError(error: unknown): ServerError {
  return error instanceof ServerError
    ? error
    : new ServerError('upstream_unavailable', 'The token provider threw an error.');
}

/** Gets tokens: asks for the secret, respects pauses, shares the mint with others of the same store. */
export function createMinter(options: MinterOptions) {
  const { provider, pause, now, emit } = options;
  const counts: MintCounts = { mints: 0, failures: 0 };
  /** Current and previous: what lies in the store may have been encrypted with either. */
  let secrets: string[] = [];

  const shared = createSharedMint({
    store: options.store,
    identity: () => provider.identity(),
    timeoutMs: provider.timeoutMs,
    secrets: () => options.encryptionKeys ?? secrets,
    now,
    random: options.random,
    onStoreFailure: (operation, error) =>
      emit({ type: 'store_failed', provider: provider.name, operation, error }),
  });

  async function readSecret(): Promise<string> {
    const secret = await provider.readSecret();
    if (secret !== secrets[0]) secrets = [secret, ...secrets].slice(0, 2);
    return secret;
  }

  async function requestOnce(secret: string, timeoutMs: number, signal: AbortSignal) {
    const sentAt = now();
    const minted = await provider.requestToken({ secret, timeoutMs, signal });
    const { accessToken, scope, expiresInSeconds } = minted;
    const lifetimeMs = expiresInSeconds * 1000;
    const mintId = crypto.randomUUID();
    const token = options.hold({ mintId, accessToken, scope, lifetimeMs }, sentAt + lifetimeMs);
    if (token.expiresAt - now() < SERVABLE_MS) {
      throw new ServerError(
        'upstream_invalid_response',
        'The token endpoint granted a token that was over, or all but over, when it arrived.',
      );
    }
    return token;
  }

  async function request(secret: string, timeoutMs: number, signal: AbortSignal) {
    const endsAt = now() + timeoutMs;
    try {
      return await requestOnce(secret, timeoutMs, signal);
    } catch (error) {
      const refused = error instanceof ServerError && error.code === 'invalid_client';
      // Rotated a moment ago, perhaps.
      const renewed = refused ? await readSecret().catch(() => secret) : secret;
      if (renewed === secret) throw error;
      return requestOnce(renewed, Math.max(1, endsAt - now()), signal);
    }
  }

  function fail(error: ServerError, secret: string | undefined, startedAt: number): void {
    const at = now();
    const token = options.current();
    const remainingMs = token ? token.expiresAt - at : 0;
    pause.failed(error, secret, remainingMs);
    counts.failures += 1;
    counts.lastError = error;
    const nextAt = Math.max(at, pause.backgroundUntil());
    emit({
      type: 'mint_failed',
      provider: provider.name,
      durationMs: at - startedAt,
      error,
      retryInSeconds: (nextAt - at) / 1000,
      expiresInSeconds: Math.floor(remainingMs / 1000),
    });
  }

  async function attempt(signal: AbortSignal, work: () => Promise<HeldToken>): Promise<HeldToken> {
    const startedAt = now();
    const before = options.current();
    try {
      const token = await work();
      pause.succeeded();
      counts.mints += 1;
      emit({
        type: 'token_minted',
        provider: provider.name,
        durationMs: now() - startedAt,
        lifetimeSeconds: token.lifetimeMs / 1000,
        repeated: token.accessToken === before?.accessToken,
      });
      return token;
    } catch (thrown) {
      if (signal.aborted) throw aborted();
      const error = toServerError(thrown);
      fail(error, secrets[0], startedAt);
      throw error;
    }
  }

  async function mint({ signal, ...task }: MintRequest): Promise<MintResult | undefined> {
    const startedAt = now();
    const isPaused = () => !task.patient && now() < pause.backgroundUntil();
    const [known] = secrets;
    if (isPaused() && known === undefined) return undefined;
    const asked = isPaused() && known !== undefined ? Promise.resolve(known) : readSecret();
    const secret = await asked.catch((thrown: unknown) => {
      const error = toServerError(thrown);
      fail(error, undefined, startedAt);
      throw error;
    });
    const result = await shared.mint({
      ...task,
      signal,
      hold: options.hold,
      isPaused,
      checkUpstream() {
        pause.checkCaller();
        pause.checkSecret(secret);
      },
      mint: (timeoutMs) => attempt(signal, () => request(secret, timeoutMs, signal)),
    });
    if (result?.from === 'store') {
      const expiresInSeconds = Math.floor((result.token.expiresAt - now()) / 1000);
      emit({ type: 'token_adopted', provider: provider.name, expiresInSeconds });
    }
    return result;
  }

  return { mint, counts: () => counts, settle: shared.settle };
}
