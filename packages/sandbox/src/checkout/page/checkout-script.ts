import { actionsScript } from './actions-script.js';
import { apiScript } from './api-script.js';
import { orderScript } from './order-script.js';
import { viewsScript } from './views-script.js';

/**
 * What runs in the page. Text, not functions that are turned into text: compilers add helpers to
 * functions, which would not be there in the page.
 */
export const checkoutScript = `(() => {
'use strict';
${[apiScript, viewsScript, orderScript, actionsScript].join('\n')}
})();`;
