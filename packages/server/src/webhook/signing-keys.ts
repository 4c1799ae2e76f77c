import { importWebhookKey } from '@phoenix-checkout/core';
import { createOptionReader } from '../options/index.js';
import { toSecrets, type ClientSecrets } from './webhook-secrets.js';

/** How often a secret function is asked because a signature did not match. */
const ASK_AGAIN_MS = 30_000;
const SECRET_TIMEOUT_MS = 10_000;

/** The keys that a webhook may be signed with: imported once, and again when the secrets changed. */
export class SigningKeys {
  readonly #readSecrets: () => Promise<readonly string[]>;
  readonly #isFunction: boolean;
  readonly #now: () => number;
  #keys: Promise<readonly CryptoKey[]> | undefined;
  #secrets: readonly string[] = [];
  #askedAt = -Infinity;

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
    });
    this.#isFunction = typeof clientSecret === 'function';
    this.#now = now;
  }

  /** @throws ServerError `secret_unavailable`, or `invalid_config` where a function gives nothing */
  current(): Promise<readonly CryptoKey[]> {
    this.#keys ??= this.#load();
    return this.#keys;
  }

  /**
   * The keys after the secret function was asked again. `undefined`: there are no others than
   * `current()` gave, or it was asked lately.
   *
   * @throws as `current` does
   */
  async renewed(): Promise<readonly CryptoKey[] | undefined> {
    const sinceMs = Math.abs(this.#now() - this.#askedAt);
    if (!this.#isFunction || sinceMs < ASK_AGAIN_MS) return undefined;
    this.#askedAt = this.#now();
    const secrets = await this.#readSecrets();
    const isSame = secrets.join('\n') === this.#secrets.join('\n');
    if (isSame) return undefined;
    this.#keys = this.#import(secrets);
    return this.#keys;
  }

  #load(): Promise<readonly CryptoKey[]> {
    this.#askedAt = this.#now();
    const keys = this.#readSecrets().then((secrets) => this.#import(secrets));
    // What failed is asked for again by the next request.
    keys.catch(() => (this.#keys = undefined));
    return keys;
  }

  #import(secrets: readonly string[]): Promise<readonly CryptoKey[]> {
    this.#secrets = secrets;
    return Promise.all(secrets.map(importWebhookKey));
  }
}
