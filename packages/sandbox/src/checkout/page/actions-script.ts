/** What each button does, and how the page begins. */
export const actionsScript = String.raw`
const query = () => ({ query: location.search });

async function open() {
  sessionId = order = undefined;
  setCancel(true);
  show('loading');
  const checkout = await api('checkout', query());
  fill('amount', usd(checkout.amount));
  fill('receive', usdc(checkout.amount));
  fill('network', 'Base');
  fill('address', shortened(checkout.address));
  for (const element of all('[data-field="address"]')) element.title = checkout.address;
  document.querySelector('[data-action="link"]').hidden = !checkout.share_on;
  show('amount');
}

let sessionEnd = 0;

async function start() {
  if (sessionId !== undefined && performance.now() < sessionEnd) return;
  const session = await api('sessions', query());
  sessionId = session.session_id;
  sessionEnd = performance.now() + session.expires_in_ms;
}

async function createOrder(method, bank) {
  fill('bank', bank);
  takeOrder(await api('orders', { method }));
  show(method);
}

function cancelOrder() {
  const { id } = order;
  order = undefined;
  // The payer leaves either way.
  api('orders/' + id + '/cancel', {}).catch(() => {});
}

function close(message, title, text) {
  visit += 1;
  clearTimeout(pollTimer);
  tell(message);
  notice({ icon: 'tick', title, text, cancel: false });
}

let beforeCancel;

const actions = {
  retry: open,
  back: () => show('amount'),
  methods: () => {
    setCancel(true);
    show('method');
  },
  start: async () => {
    await start();
    show('method');
  },
  bank: (button) => createOrder('bank', button.dataset.bank),
  zelle: () => createOrder('zelle', ''),
  transfer: async () => {
    takeOrder(await api('orders/' + order.id + '/transfer', {}));
    show('waiting');
    say('Waiting for your transfer of ' + usd(order.send_amount) + '.');
    void poll();
  },
  link: async () => {
    await start();
    const pageUrl = location.origin + location.pathname;
    const { message } = await api('payment-links', { page_url: pageUrl });
    fill('link', message.data.paymentLinkURL);
    tell(message);
    show('link');
  },
  copy: async (button) => {
    const field = button.dataset.copy;
    const text = field === 'send-amount' ? order.send_amount : document.querySelector('[data-field="' + field + '"]').textContent;
    // Without leave to write there is nothing to say: the text is there to select.
    const copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    if (!copied) return;
    button.dataset.words ??= button.textContent;
    button.textContent = 'Copied';
    say('Copied');
    setTimeout(() => (button.textContent = button.dataset.words), 1500);
  },
  explorer: () => {
    const url = 'https://basescan.org/tx/' + order.transaction_hash;
    if (isFramed) tell({ type: 'OPEN_EXPLORER_URL', data: { url } });
    else window.open(url, '_blank', 'noopener,noreferrer');
  },
  done: () => close({ type: 'USER_DONE' }, 'All done', 'You can close this page.'),
  cancel: () => {
    if (order?.status !== 'pending') return actions.close();
    beforeCancel = shown;
    notice({ icon: 'info', title: 'Cancel this payment?', text: 'If you have already sent the money, wait for it to arrive instead.', primary: ['Keep paying', 'keep'], secondary: ['Cancel payment', 'close'], cancel: false });
  },
  keep: () => {
    setCancel(true);
    if (order?.status === 'pending') show(beforeCancel);
  },
  close: () => {
    if (order?.status === 'pending') cancelOrder();
    close({ type: 'CANCEL' }, 'Checkout cancelled', 'You can close this page.');
  },
};

let busyWith;

async function act(action, button) {
  // A second click asks for nothing twice; leaving is always possible.
  if (busyWith && action !== 'cancel' && action !== 'close') return;
  const mine = (busyWith = {});
  main.setAttribute('aria-busy', 'true');
  try {
    await actions[action](button);
  } catch (refusal) {
    refuse(refusal);
  }
  if (busyWith !== mine) return;
  busyWith = undefined;
  main.setAttribute('aria-busy', 'false');
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-action]');
  if (!button) return;
  payerActed = true;
  void act(button.dataset.action, button);
});

void act('retry');
`;
