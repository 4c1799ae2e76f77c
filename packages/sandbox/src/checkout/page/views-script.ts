/** Shows steps, and fills in what is known. */
export const viewsScript = String.raw`
const all = (selector) => [...document.querySelectorAll(selector)];
const main = document.querySelector('main');

function fill(field, text) {
  for (const element of all('[data-field="' + field + '"]')) {
    element.textContent = text;
    if (element.classList.contains('amount')) {
      element.classList.toggle('is-long', text.length > 13);
      element.classList.toggle('is-longest', text.length > 16);
    }
  }
}

function usd(amount) {
  const [dollars, cents = ''] = amount.split('.');
  return '$' + dollars.replace(/\B(?=(\d{3})+$)/g, ',') + '.' + cents.padEnd(2, '0');
}

const usdc = (amount) => usd(amount).slice(1) + ' USDC';
const shortened = (hex) => hex.slice(0, 6) + '…' + hex.slice(-4);

let shown = 'loading';
let payerActed = false;

// How many of the four bars are full; the rest of the views leave them as they are.
const stepOf = { loading: 0, amount: 1, method: 2, bank: 3, zelle: 3, waiting: 4, success: 4 };

// Focus follows the payer's own steps. It is never taken from the host page.
function show(name) {
  shown = name;
  for (const view of all('[data-view]')) view.hidden = view.dataset.view !== name;
  main.scrollTop = 0;
  if (name in stepOf) {
    all('.steps i').forEach((bar, index) => bar.classList.toggle('is-past', index < stepOf[name]));
  }
  if (payerActed && document.hasFocus()) document.getElementById('title-' + name).focus({ preventScroll: true });
}

function say(text) {
  fill('status', text);
}

function setCancel(visible) {
  document.querySelector('.cancel').hidden = !visible;
}

function setSlot(slot, button) {
  const element = document.querySelector('[data-slot="' + slot + '"]');
  element.hidden = !button;
  if (!button) return;
  element.textContent = button[0];
  element.dataset.action = button[1];
}

function notice({ icon, tone = '', title, text, code = '', primary, secondary, cancel = true }) {
  for (const element of all('[data-icon]')) element.hidden = element.dataset.icon !== icon;
  document.querySelector('.view-notice .badge').className = 'badge ' + tone;
  document.getElementById('title-notice').textContent = title;
  fill('notice', text);
  fill('code', code);
  setSlot('primary', primary);
  setSlot('secondary', secondary);
  setCancel(cancel);
  show('notice');
  say(title + '. ' + text);
}

function refuse(refusal) {
  const { code, message } = refusal;
  if (refusal instanceof Stale) return;
  if (!(refusal instanceof Refusal)) throw refusal;
  if (code === 'unavailable') {
    notice({ icon: 'cross', tone: 'bad', title: 'Checkout is unavailable', text: 'It did not answer. Check your connection and try again.', code, primary: ['Try again', 'retry'] });
  } else if (code === 'expired_token') {
    notice({ icon: 'clock', title: 'Session expired', text: 'This checkout was open for too long. Close it and start again. Nothing was paid.', code, primary: ['Close', 'close'], cancel: false });
  } else if (code === 'session_expired') {
    notice({ icon: 'clock', title: 'Session expired', text: 'This payment session is over. Close it and start again.', code, primary: ['Close', 'close'], cancel: false });
  } else if (code === 'invalid_payment_link') {
    notice({ icon: 'info', title: 'Payment link not valid', text: message, code });
  } else {
    notice({ icon: 'info', tone: 'bad', title: 'Checkout cannot start', text: message, code });
  }
}
`;
