import type { Scenario } from './scenario.js';

export const webhookFirst: Scenario = {
  name: 'webhook-first',
  summary: 'Webhooks tell of an order, and of its payment, before its page does.',
  async tell(story) {
    await story.startsWithOrderThatThePageDoesNotKnow();
    await story.payerPays();
    story.pageHears();
  },
};
