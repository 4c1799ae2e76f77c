import type { Scenario } from './scenario.js';

export const fulfilledWithoutHash: Scenario = {
  name: 'fulfilled-without-hash',
  summary: 'Webhooks tell that the order is paid, but not by which transaction: a query tells it.',
  async tell(story) {
    story.webhooks.doNotTellTheTransaction();
    await story.startsWithOrder();
    await story.payerPays();
  },
};
