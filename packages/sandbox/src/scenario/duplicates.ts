import type { Scenario } from './scenario.js';

export const duplicates: Scenario = {
  name: 'duplicates',
  summary: 'Each event is delivered three times at once.',
  async tell(story) {
    story.webhooks.comeTimes(3);
    await story.startsWithOrder();
    await story.payerPays();
  },
};
