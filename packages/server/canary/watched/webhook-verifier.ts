import type { WebhookEvent } from '@phoenix-checkout/core';
import * as original from '../../src/webhook/webhook-verifier.js';
import { learn, recordValue } from '@phoenix-checkout/test-kit/canary/ledger';

export type { JudgeBody, VerifyWebhookOptions } from '../../src/webhook/webhook-verifier.js';

function learnSecrets(kind: string, secrets: unknown): void {
  for (const secret of Array.isArray(secrets) ? secrets : [secrets]) learn(kind, secret);
}

/** A secret function, whose answers are learned. */
function watchSecrets<Secrets>(secrets: Secrets): Secrets {
  if (typeof secrets !== 'function') {
    learnSecrets('secret', secrets);
    return secrets;
  }
  const watched = async () => {
    const given: unknown = await (secrets as unknown as () => unknown)();
    learnSecrets('secret', given);
    return given;
  };
  return watched as Secrets;
}

/** A payment link's URL carries an access token. */
function learnLink(event: WebhookEvent): void {
  if (!('paymentLink' in event)) return;
  const { url } = event.paymentLink;
  learn('payment link', url);
  if (url) learn('token of a link', new URL(url).searchParams.get('access_token'));
}

/** Learns the secrets that it is given, and the payment links that it reads. */
export class WebhookVerifier extends original.WebhookVerifier {
  constructor(options: original.VerifyWebhookOptions) {
    const { clientSecret, webhookSecret } = Object(options) as original.VerifyWebhookOptions;
    learnSecrets('webhook secret', webhookSecret);
    super(clientSecret ? { ...options, clientSecret: watchSecrets(clientSecret) } : options);
    recordValue('webhook verifier', this);
  }

  override async judgeHeaders(
    ...args: Parameters<original.WebhookVerifier['judgeHeaders']>
  ): Promise<original.JudgeBody> {
    const judge = await super.judgeHeaders(...args);
    return async (body) => {
      const event = await judge(body);
      learnLink(event);
      return event;
    };
  }
}
