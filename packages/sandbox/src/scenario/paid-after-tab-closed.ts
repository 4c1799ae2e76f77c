import type { Scenario } from './scenario.js';

export const paidAfterTabClosed: Scenario = {
  name: 'paid-after-tab-closed',
  summary: 'The payer sends the money and closes the tab: only webhooks tell that it arrived.',
  async tell(story) {
    await story.startsWithOrder();
    story.payerSendsMoney();
    story.payerClosesTab();
    await story.passes({ minutes: 10 });
    await story.moneyArrives();
  },
};
