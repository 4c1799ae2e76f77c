import { aborted, ServerError } from '../../../error/index.js';
import { isFrameworkSignal } from '../../../http/index.js';
import type { TokenProvider } from '../../provider/index.js';
import type { TokenRecord } from '../../store/index.js';
import { SERVABLE_MS, type ScheduledToken } from '../schedule/index.js';
import { FleetMint, type FleetMintOptions } from './fleet-mint.js';
import type { MintFailed, MintOutcome, MintRefused, MintTask } from './mint-outcome.js';
import type { UpstreamBackoff } from './upstream-backoff.js';

export interface MinterOptions extends Pick<
  FleetMintOptions,
  'store' | 'schedule' | 'now' | 'random' | 'onStoreFailure'
> {
  provider: TokenProvider;
  encryptionKeys: readonly string[] | undefined;
  backoff: UpstreamBackoff;
}

/** What may take the provider's `timeoutMs` each: secret, id, scopes, the request, the secret once more. */
const STEPS = 5;

function toServerError(error: unknown): ServerError {
  return error instanceof ServerError
    ? error
    : new ServerError('upstream_unavailable', 'The token provider threw an error.');
}

/** Gets tokens: reads the secret, respects backoff, shares the mint with others of the same store. */
export class Minter {
  readonly #options: MinterOptions;
  readonly #fleet: FleetMint;
  /** Current and previous: what lies in the store may have been encrypted with either. */
  #secrets: string[] = [];

  constructor(options: MinterOptions) {
    const { provider, encryptionKeys } = options;
    this.#options = options;
    this.#fleet = new FleetMint({
      ...options,
      identity: () => provider.identity(),
      timeoutMs: provider.timeoutMs,
      secrets: () => encryptionKeys ?? this.#secrets,
    });
  }

  /**
   * @throws ServerError `aborted`, by the task's signal alone, and what a framework throws to steer a
   * render; failures are outcomes
   */
  async mint(task: MintTask): Promise<MintOutcome> {
    const credentials = await this.#readCredentials(task);
    if ('type' in credentials) return credentials;
    return this.#fleet.mint(task, {
      refusal: () => this.#refusal(task, credentials.secret),
      request: (timeoutMs) => this.#request(credentials.secret, timeoutMs, task.signal),
    });
  }

  /**
   * How long a mint may take, in milliseconds: only a provider that does not keep to its `timeoutMs`,
   * or a runtime that cancelled the request, makes it longer.
   */
  get longestMs(): number {
    return this.#fleet.longestWaitMs + STEPS * this.#options.provider.timeoutMs;
  }

  /** Waits until the store has nothing of ours left to do. */
  settle(): Promise<void> {
    return this.#fleet.settle();
  }

  #isPostponed({ waitsForLease }: MintTask): boolean {
    return !waitsForLease && this.#options.backoff.areRenewalsPaused();
  }

  #refusal(task: MintTask, secret: string): MintRefused | undefined {
    if (this.#isPostponed(task)) return { type: 'postponed' };
    const { backoff } = this.#options;
    const error = backoff.callerError();
    if (error) return { type: 'in_backoff', error };
    const refusal = backoff.refusalOf(secret);
    return refusal && { type: 'secret_refused', error: refusal };
  }

  async #readCredentials(task: MintTask): Promise<{ secret: string } | MintFailed | MintRefused> {
    const { provider, now } = this.#options;
    const startedAt = now();
    const [known] = this.#secrets;
    // Only the store is asked then; what lies there can be read with the secret that is known.
    if (this.#isPostponed(task)) {
      return known === undefined ? { type: 'postponed' } : { secret: known };
    }
    try {
      const secret = await this.#readSecret();
      await provider.identity();
      return { secret };
    } catch (thrown) {
      const durationMs = now() - startedAt;
      return { type: 'failed', error: toServerError(thrown), durationMs, secret: undefined };
    }
  }

  async #readSecret(): Promise<string> {
    const secret = await this.#options.provider.readSecret();
    if (secret !== this.#secrets[0]) this.#secrets = [secret, ...this.#secrets].slice(0, 2);
    return secret;
  }

  async #request(secret: string, timeoutMs: number, signal: AbortSignal) {
    const { now } = this.#options;
    const startedAt = now();
    try {
      const token = await this.#requestWithNewestSecret(secret, timeoutMs, signal);
      return { type: 'minted', token, durationMs: now() - startedAt } as const;
    } catch (thrown) {
      if (signal.aborted) throw aborted();
      // Next.js makes the page dynamic by it: no failure, and not ours to catch.
      if (isFrameworkSignal(thrown)) throw thrown;
      const error = toServerError(thrown);
      const durationMs = now() - startedAt;
      return { type: 'failed', error, durationMs, secret: this.#secrets[0] } as const;
    }
  }

  async #requestWithNewestSecret(secret: string, timeoutMs: number, signal: AbortSignal) {
    const { now } = this.#options;
    const endsAt = now() + timeoutMs;
    try {
      return await this.#requestOnce(secret, timeoutMs, signal);
    } catch (error) {
      const isRefused = error instanceof ServerError && error.code === 'invalid_client';
      // Rotated a moment ago, perhaps.
      const newest = isRefused ? await this.#readSecret().catch(() => secret) : secret;
      if (newest === secret) throw error;
      return this.#requestOnce(newest, Math.max(1, endsAt - now()), signal);
    }
  }

  async #requestOnce(
    secret: string,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<ScheduledToken> {
    const { provider, schedule, now } = this.#options;
    const sentAt = now();
    const minted = await provider.requestToken({ secret, timeoutMs, signal });
    const { accessToken, scope, expiresInSeconds } = minted;
    const lifetimeMs = expiresInSeconds * 1000;
    const record: TokenRecord = { mintId: crypto.randomUUID(), accessToken, scope, lifetimeMs };
    const token = schedule(record, sentAt + lifetimeMs);
    if (token.expiresAtSteadyMs - now() < SERVABLE_MS) {
      throw new ServerError(
        'upstream_invalid_response',
        'The token endpoint granted a token whose lifetime was over, or almost over, when it arrived.',
      );
    }
    return token;
  }
}
