import { createOptionReader } from '../options/index.js';
import { importSecret, type VerifySignature } from './webhook-hmac.js';
import { toSecrets, type ClientSecrets } from './webhook-secrets.js';

/** How often a secret function is asked because a signature did not match. */
const ASK_AGAIN_MS = 30_000;
const SECRET_TIMEOUT_MS = 10_000;

/** The keys that a webhook may be signed with: imported once, and again when the secrets changed. */
export class SigningKeys {
  readonly #readSecrets: () => Promise<readonly string[]>;
  readonly #isFunction: boolean;
  readonly #now: () => number;
  #keys: Promise<readonly VerifySignature[]> | undefined;
  #secrets: readonly string[] = [];
  #askedAt = -Infinity;
  /** The latest time that the function was asked again: under way, or over. */
  #renewal: Promise<void> | undefined;

  /**
   * @param now milliseconds
   * @throws ServerError `invalid_config`
   */
  constructor(clientSecret: ClientSecrets, now: () => number) {
    this.#readSecrets = createOptionReader({
      name: 'clientSecret',
      given: clientSecret,
      parse: (secrets) => toSecrets('clientSecret', secrets),
      timeoutMs: SECRET_TIMEOUT_MS,
      holdsProcess: true,
    });
    this.#isFunction = typeof clientSecret === 'function';
    this.#now = now;
  }

  /** @throws ServerError `secret_unavailable`, or `invalid_config` where a function gives nothing */
  current(): Promise<readonly VerifySignature[]> {
    this.#keys ??= this.#load();
    return this.#keys;
  }

  /**
   * Other keys than those that were tried, after the secret function was asked again; deliveries
   * that come at once share its answer. `undefined`: there are none, or it was asked lately.
   *
   * @throws as `current` does
   */
  async renewed(
    tried: readonly VerifySignature[],
  ): Promise<readonly VerifySignature[] | undefined> {
    if (!this.#isFunction) return undefined;
    if (Math.abs(this.#now() - this.#askedAt) >= ASK_AGAIN_MS) this.#renewal = this.#askAgain();
    await this.#renewal;
    const keys = await this.current();
    return keys === tried ? undefined : keys;
  }

  async #askAgain(): Promise<void> {
    this.#askedAt = this.#now();
    const secrets = await this.#readSecrets();
    const isSame = secrets.join('\n') === this.#secrets.join('\n');
    if (!isSame) this.#keys = this.#import(secrets);
  }

  #load(): Promise<readonly VerifySignature[]> {
    this.#askedAt = this.#now();
    const keys = this.#readSecrets().then((secrets) => this.#import(secrets));
    // What failed is asked for again by the next request.
    keys.catch(() => (this.#keys = undefined));
    return keys;
  }

  #import(secrets: readonly string[]): Promise<readonly VerifySignature[]> {
    this.#secrets = secrets;
    return Promise.all(secrets.map(importSecret));
  }
}
