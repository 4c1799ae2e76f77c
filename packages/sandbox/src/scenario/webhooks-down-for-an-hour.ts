import type { Scenario } from './scenario.js';

export const webhooksDownForAnHour: Scenario = {
  name: 'webhooks-down-for-an-hour',
  summary:
    'Nothing gets through for an hour, in which the payer pays; then webhooks are sent again.',
  async tell(story) {
    story.webhooks.goDown();
    await story.startsWithOrder();
    await story.payerPays();
    await story.passes({ hours: 1 });
    story.webhooks.comeBack();
  },
};
