import * as original from '../../src/webhook/webhook-receiver.js';
import { recordValue } from '@phoenix-checkout/test-kit/canary/ledger';

export type { IncomingWebhook } from '../../src/webhook/webhook-receiver.js';

export class WebhookReceiver extends original.WebhookReceiver {
  constructor(...args: ConstructorParameters<typeof original.WebhookReceiver>) {
    super(...args);
    recordValue('webhook receiver', this);
  }

  override async receive(
    ...args: Parameters<original.WebhookReceiver['receive']>
  ): ReturnType<original.WebhookReceiver['receive']> {
    const reply = await super.receive(...args);
    recordValue('webhook answer', reply);
    return reply;
  }
}
