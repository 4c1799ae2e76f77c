import { isActionName } from './is-action-name.js';
import { CheckoutApp } from './checkout-app.js';

const app = new CheckoutApp();

document.addEventListener('click', ({ target }) => {
  const button =
    target instanceof Element ? target.closest<HTMLElement>('button[data-action]') : null;
  const action = button?.dataset.action;
  if (button && isActionName(action)) void app.press(action, button);
});

void app.start();
