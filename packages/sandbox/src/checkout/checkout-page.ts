import { checkoutPageHtml } from './checkout-page.generated.js';

/**
 * The checkout's page, 350 by 600: one HTML document that needs nothing but the sandbox's `api/`
 * beside it. `createSandbox` serves it at `/`. Where no server runs (Storybook), write it into a
 * static file and let MSW's `sandboxHandlers` answer for the file's folder.
 */
export function checkoutPage(): string {
  return checkoutPageHtml;
}
