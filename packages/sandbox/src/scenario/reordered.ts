import type { Scenario } from './scenario.js';

export const reordered: Scenario = {
  name: 'reordered',
  summary: 'The status of the order is told before its creation.',
  async tell(story) {
    story.webhooks.areHeldBack();
    await story.startsWithOrder();
    await story.payerPays();
    await story.webhooks.comeReversed(story.order.id);
  },
};
