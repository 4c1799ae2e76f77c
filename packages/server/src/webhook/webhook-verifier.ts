import { isPhoenixError, parseWebhook, type WebhookEvent } from '@phoenix-checkout/core';
import { sha256Hex } from '../digest/index.js';
import { ServerError } from '../error/index.js';
import { checkFunction, checkNumber, checkObject } from '../options/index.js';
import { BearerSecrets } from './bearer-secrets.js';
import { rawBodyLost } from './raw-body-lost.js';
import { findSignedForm, parseJson, signedForms, type PresentBody } from './signed-forms.js';
import { SigningKeys } from './signing-keys.js';
import { BODY_TOO_LONG, type WebhookBody } from './webhook-body.js';
import { readSignature, type ClaimedSignature, type WebhookHeaders } from './webhook-headers.js';
import { checkSecretOptions, type WebhookSecretOptions } from './webhook-secrets.js';

/** How a webhook is verified. */
export interface VerifyWebhookOptions extends WebhookSecretOptions {
  /**
   * How old `X-Webhook-Timestamp` may be, in seconds. Default 259 200, three days: as long as ids
   * are remembered, so that what is older cannot be replayed.
   */
  toleranceSeconds?: number | undefined;
  /** The clock, in milliseconds since the epoch. Default `Date.now`. */
  now?: (() => number) | undefined;
}

/** Judges the body of a webhook whose headers are right. */
export type JudgeBody = (body: WebhookBody) => Promise<WebhookEvent>;

const DEFAULT_TOLERANCE_SECONDS = 259_200;

/** How far ahead Phoenix's clock may be of ours. */
const MAX_AHEAD_MS = 300_000;

/** A year. */
const MAX_TOLERANCE_SECONDS = 31_536_000;

const invalidWebhook = (why: string) => new ServerError('invalid_webhook', why);

function hasId(json: unknown): boolean {
  const { id } = Object(json) as { id?: unknown };
  return typeof id === 'string' && id !== '';
}

/** Verifies webhooks: first their headers, then their body. */
export class WebhookVerifier {
  readonly #keys: SigningKeys | undefined;
  readonly #bearer: BearerSecrets | undefined;
  readonly #toleranceMs: number;
  readonly #now: () => number;

  /** @throws ServerError `invalid_config` */
  constructor(options: VerifyWebhookOptions) {
    checkObject('The options', options);
    checkSecretOptions(options);
    const { clientSecret, webhookSecret, now = Date.now } = options;
    const { toleranceSeconds = DEFAULT_TOLERANCE_SECONDS } = options;
    checkNumber('toleranceSeconds', toleranceSeconds, 1, MAX_TOLERANCE_SECONDS);
    checkFunction('now', now);
    this.#now = now;
    this.#toleranceMs = toleranceSeconds * 1000;
    this.#keys = clientSecret === undefined ? undefined : new SigningKeys(clientSecret, now);
    this.#bearer = webhookSecret === undefined ? undefined : new BearerSecrets(webhookSecret);
  }

  /** For how long one delivery would be accepted again, in milliseconds; ids are kept as long. */
  get replayMs(): number {
    return this.#toleranceMs + MAX_AHEAD_MS;
  }

  /**
   * Judges the headers, before any of the body is read. The returned function judges the body.
   *
   * @throws ServerError `invalid_signature` `stale_webhook`; the returned function
   *   `invalid_signature` `invalid_webhook` `raw_body_lost` `secret_unavailable`
   */
  async judgeHeaders(headers: WebhookHeaders): Promise<JudgeBody> {
    const claimed = this.#keys && readSignature(headers);
    if (this.#bearer && !(await this.#bearer.accepts(headers.authorization))) {
      throw new ServerError('invalid_signature', 'The Bearer value is missing or wrong.');
    }
    if (claimed) this.#checkAge(Number(claimed.timestamp));
    return (body) => this.#judgeBody(claimed, body);
  }

  #checkAge(timestamp: number): void {
    const age = this.#now() - timestamp;
    if (age > this.#toleranceMs) {
      throw new ServerError('stale_webhook', 'X-Webhook-Timestamp is older than toleranceSeconds.');
    }
    if (age < -MAX_AHEAD_MS) {
      throw new ServerError('stale_webhook', 'X-Webhook-Timestamp is in the future.');
    }
  }

  async #judgeBody(claimed: ClaimedSignature | undefined, body: WebhookBody) {
    if (body.form === 'lost') throw rawBodyLost(body.consumer);
    if (body.form === 'too_long') throw invalidWebhook(BODY_TOO_LONG);
    if (body.form === 'broken') throw invalidWebhook('The body broke off before its end.');
    const signed = claimed ? await this.#findSigned(claimed, body) : firstForm(body);
    const parsed = body.form === 'parsed' ? { json: body.value } : parseJson(signed);
    if (!parsed) throw invalidWebhook('The body is not JSON.');
    return this.#readEvent(parsed.json, signed);
  }

  async #findSigned(claimed: ClaimedSignature, body: PresentBody): Promise<Uint8Array> {
    const keys = (await this.#keys?.current()) ?? [];
    const found = await findSignedForm(keys, claimed, body);
    if (found) return found;
    const renewed = await this.#keys?.renewed(keys);
    const foundLater = renewed && (await findSignedForm(renewed, claimed, body));
    if (foundLater) return foundLater;
    if (body.form === 'parsed') throw rawBodyLost(body.consumer);
    throw new ServerError(
      'invalid_signature',
      'The signature is not made of this body with a client secret that is known here.',
    );
  }

  async #readEvent(json: unknown, signed: Uint8Array): Promise<WebhookEvent> {
    const id = hasId(json) ? undefined : await sha256Hex(signed);
    try {
      return parseWebhook(json, { id, receivedAt: this.#now() });
    } catch (error) {
      throw invalidWebhook(isPhoenixError(error) ? error.message : 'The event cannot be read.');
    }
  }
}

/** What counts as signed where a Bearer value alone proves the sender. */
function firstForm(body: PresentBody): Uint8Array {
  for (const form of signedForms(body)) return form;
  throw invalidWebhook('The body is not JSON.');
}
