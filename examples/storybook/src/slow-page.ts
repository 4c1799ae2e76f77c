import { checkoutUrl } from '../.storybook/sandbox-stage.js';

/** The sandbox's page with an image in it, before which it has not loaded. */
export const slowCheckoutUrl = new URL('slow.html', checkoutUrl).href;

/** The address of that image, for a handler that takes its time. */
export const slowImageUrl = new URL('held.svg', checkoutUrl).href;
