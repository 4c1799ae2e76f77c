// The looks as a file, for pages that want them before hydration: `@phoenix-checkout/react/styles.css`.
import { writeFileSync } from 'node:fs';
import { checkoutStyles } from './dist/component/checkout-styles.js';
import { modalStyles } from './dist/component/modal/modal-styles.js';

writeFileSync('dist/styles.css', `${checkoutStyles}\n${modalStyles}\n`);
