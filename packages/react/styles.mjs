// What becomes of the looks after the build: they are read by people in `src`, and by browsers in `dist`.
import { readFileSync, writeFileSync } from 'node:fs';

/** Without comments, and without the spaces that say nothing. Those in a selector and in `calc()` do. */
const withoutRoom = (css) =>
  css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}');

const names = [
  'component/checkout-styles',
  'component/modal/modal-styles',
  'payment-link/payment-link-styles',
];
const built = names.map((name) => {
  const path = `dist/${name}.js`;
  writeFileSync(path, readFileSync(path, 'utf8').replace(/(?<== `)[^`]+(?=`;)/, withoutRoom));
  return path;
});

// As a file, for pages that want them before hydration: `@phoenix-checkout/react/styles.css`.
const [checkout, modal, link] = await Promise.all(built.map((path) => import(`./${path}`)));
const sheets = [checkout.checkoutStyles, modal.modalStyles, link.paymentLinkStyles];
writeFileSync('dist/styles.css', `${sheets.join('\n')}\n`);
