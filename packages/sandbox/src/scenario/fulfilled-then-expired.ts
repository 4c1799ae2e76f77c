import type { Scenario } from './scenario.js';

export const fulfilledThenExpired: Scenario = {
  name: 'fulfilled-then-expired',
  summary: 'The order is paid; later an event says that it is expired, which is to be ignored.',
  async tell(story) {
    await story.startsWithOrder();
    await story.payerPays();
    await story.passes({ minutes: 25 });
    await story.webhooks.tellLate(story.order.id, 'expired');
  },
};
