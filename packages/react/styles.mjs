// What becomes of the looks after the build: they are read by people in `src`, and by browsers in `dist`.
import { readFileSync, writeFileSync } from 'node:fs';

const withoutRoom = (css) => css.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ');

const built = ['checkout-styles', 'modal/modal-styles'].map((name) => {
  const path = `dist/component/${name}.js`;
  writeFileSync(path, readFileSync(path, 'utf8').replace(/(?<== `)[^`]+(?=`;)/, withoutRoom));
  return path;
});

// As a file, for pages that want them before hydration: `@phoenix-checkout/react/styles.css`.
const [checkout, modal] = await Promise.all(built.map((path) => import(`./${path}`)));
writeFileSync('dist/styles.css', `${checkout.checkoutStyles}\n${modal.modalStyles}\n`);
