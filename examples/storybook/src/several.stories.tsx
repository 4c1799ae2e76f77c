import { PhoenixCheckout } from '@phoenix-checkout/react';
import { expect, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { checkoutArgs, checkoutArgTypes } from './checkout-args.js';
import { frameIn, pay, reach, see } from './payer.js';

const meta = preview.meta({
  title: 'Checkout/Several',
  component: PhoenixCheckout,
  args: checkoutArgs,
  argTypes: checkoutArgTypes,
  render: (args) => (
    <div className="host-pair">
      <section aria-labelledby="small">
        <h2 id="small">Small</h2>
        <PhoenixCheckout {...args} amount="25" />
      </section>
      <section aria-labelledby="large">
        <h2 id="large">Large</h2>
        <PhoenixCheckout {...args} amount="250" />
      </section>
    </div>
  ),
});

const part = (canvas: HTMLElement, name: string) =>
  within(canvas).findByRole('region', { name }) as Promise<HTMLElement>;

/** Two on a page ask for one token, and each has its own amount. */
export const OneToken = meta.story({
  play: async ({ canvasElement, sandbox }) => {
    for (const [name, amount] of [
      ['Small', '25'],
      ['Large', '250'],
    ] as const) {
      const checkout = await part(canvasElement, name);
      await reach(checkout, 'ready');
      await see(checkout, 'Buy USDC');
      await expect(frameIn(checkout)?.src).toContain(`amount=${amount}&`);
    }
    await expect(sandbox.tokensIssued).toBe(1);
  },
});

/** What happens in one is nothing to the other. */
export const OnePaid = meta.story({
  play: async ({ args, canvasElement }) => {
    const [small, large] = [await part(canvasElement, 'Small'), await part(canvasElement, 'Large')];
    await reach(large, 'ready');
    await pay(small);
    await reach(large, 'ready');
    await expect(args.onTransactionSuccess).toHaveBeenCalledOnce();
  },
});
