import { checkoutMarkup } from './page/checkout-markup.js';
import { pageFiles } from './page/page-files.generated.js';

/** A classic script with a scope of its own. */
const script = (code: string) => `<script>(() => {'use strict';${code}})();</script>`;

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Checkout (sandbox)</title>
<link rel="icon" href="data:,">
${script(pageFiles['theme.js'])}
<style>${pageFiles['checkout.css']}</style>
</head>
<body>
${checkoutMarkup}
${script(pageFiles['checkout.js'])}
</body>
</html>
`;

/**
 * The checkout's page, 350 by 600: one HTML document that needs nothing but the sandbox's `api/`
 * beside it. `createSandbox` serves it at `/`. Where no server runs (Storybook), write it into a
 * static file and let MSW's `sandboxHandlers` answer for the file's folder.
 */
export function checkoutPage(): string {
  return page;
}
