import type { Scenario } from './scenario.js';

export const linkPaidElsewhere: Scenario = {
  name: 'link-paid-elsewhere',
  summary:
    'Somebody opens a payment link in another browser and pays: the page that made it hears nothing.',
  async tell(story) {
    await story.startsWithLink();
    await story.linkIsOpenedElsewhere();
    await story.payerPays();
  },
};
