import type { Scenario } from './scenario.js';

export const expiredThenPaid: Scenario = {
  name: 'expired-then-paid',
  summary: 'The order expires, and hours later the money arrives after all.',
  async tell(story) {
    await story.startsWithOrder();
    await story.nobodyPays();
    await story.passes({ hours: 2 });
    await story.moneyArrives();
  },
};
