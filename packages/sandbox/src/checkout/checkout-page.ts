import { checkoutMarkup } from './page/checkout-markup.js';
import { checkoutScript } from './page/checkout-script.js';
import { checkoutStyle } from './page/checkout-style.js';
import { themeScript } from './page/theme-script.js';

/**
 * The checkout's page, 350 by 600: one HTML document that needs nothing but the sandbox's `api/`
 * beside it. `createSandbox` serves it at `/`. Where no server runs (Storybook), write it into a
 * static file and let MSW's `sandboxHandlers` answer for the file's folder.
 */
export function checkoutPage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Checkout (sandbox)</title>
<link rel="icon" href="data:,">
<script>${themeScript}</script>
<style>${checkoutStyle}</style>
</head>
<body>
${checkoutMarkup}
<script>${checkoutScript}</script>
</body>
</html>
`;
}
