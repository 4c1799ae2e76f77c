import type { Scenario } from './scenario.js';

export const paid: Scenario = {
  name: 'paid',
  summary: 'The payer pays, and webhooks tell it.',
  async tell(story) {
    await story.startsWithOrder();
    await story.payerPays();
  },
};
