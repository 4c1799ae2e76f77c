import { toSecrets, type Secrets } from './webhook-secrets.js';

const hmac = { name: 'HMAC', hash: 'SHA-256' };

const encode = (text: string) => new TextEncoder().encode(text);

interface Expected {
  key: CryptoKey;
  macs: ArrayBuffer[];
}

/**
 * Compares the value behind `Bearer` with the secrets in constant time, whatever its length: not
 * the texts but their HMACs under a random key are compared, by Web Crypto.
 */
export class BearerSecrets {
  readonly #secrets: readonly string[];
  #expected: Promise<Expected> | undefined;

  constructor(webhookSecret: Secrets) {
    this.#secrets = toSecrets('webhookSecret', webhookSecret);
  }

  async accepts(authorization: string | undefined): Promise<boolean> {
    const [, value] = /^bearer (.*)$/is.exec(authorization ?? '') ?? [];
    if (value === undefined) return false;
    this.#expected ??= this.#prepare();
    const { key, macs } = await this.#expected;
    const given = encode(value);
    const matches = await Promise.all(
      macs.map((mac) => crypto.subtle.verify('HMAC', key, mac, given)),
    );
    return matches.includes(true);
  }

  async #prepare(): Promise<Expected> {
    const random = crypto.getRandomValues(new Uint8Array(32));
    const key = await crypto.subtle.importKey('raw', random, hmac, false, ['sign', 'verify']);
    const sign = (secret: string) => crypto.subtle.sign('HMAC', key, encode(secret));
    return { key, macs: await Promise.all(this.#secrets.map(sign)) };
  }
}
