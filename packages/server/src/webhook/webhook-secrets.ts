import { checkText, type MaybeFunction } from '../options/index.js';
import { invalidConfig } from '../error/index.js';

/** One secret, or several while one replaces the other: any of them may match. */
export type Secrets = string | readonly string[];

/**
 * The client secret or secrets, or a function that fetches them (from the environment, a file, a secrets
 * manager). One that gives nothing is `invalid_config`: the handler answers 503, and `onError` hears it.
 */
export type ClientSecrets = MaybeFunction<Secrets>;

/** What proves that a webhook is Phoenix's. One of the two at least; both, where both are given. */
export interface WebhookSecretOptions {
  /**
   * Signs the webhook: the client secret that access tokens are minted with. A function is asked at
   * first use, and again when a signature does not match, at most every 30 s.
   */
  clientSecret?: ClientSecrets | undefined;
  /** Phoenix hands it out for webhooks alone: the whole value behind `Authorization: Bearer`. */
  webhookSecret?: Secrets | undefined;
}

/** @throws ServerError `invalid_config` */
export function toSecrets(name: string, secrets: unknown): readonly string[] {
  const all: unknown[] = Array.isArray(secrets) ? secrets : [secrets];
  if (all.length === 0) throw invalidConfig(`${name} must be a secret, or an array of some.`);
  for (const secret of all) checkText(name, secret);
  return all as string[];
}

/** @throws ServerError `invalid_config` */
export function checkSecretOptions({ clientSecret, webhookSecret }: WebhookSecretOptions): void {
  if (clientSecret === undefined && webhookSecret === undefined) {
    throw invalidConfig('Give clientSecret, webhookSecret or both: nothing would be verified.');
  }
  if (clientSecret !== undefined && typeof clientSecret !== 'function') {
    toSecrets('clientSecret', clientSecret);
  }
  if (webhookSecret !== undefined) toSecrets('webhookSecret', webhookSecret);
}
