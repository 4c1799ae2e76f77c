/** An order's way from its creation to its end. */
export const orderScript = String.raw`
let order, deadline, pollTimer;

function takeOrder(reply) {
  order = reply.order;
  deadline = performance.now() + order.expires_in_ms;
  fill('send-amount', usd(order.send_amount));
  fill('receive-order', usdc(order.send_amount));
  fill('zelle-address', order.zelle_address);
  showTimeLeft();
  if (reply.message) tell(reply.message);
}

function showTimeLeft() {
  const seconds = Math.max(0, Math.ceil((deadline - performance.now()) / 1000));
  fill('time-left', Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0'));
}

setInterval(() => {
  if (order?.status !== 'pending') return;
  showTimeLeft();
  if (performance.now() >= deadline && shown !== 'waiting') void poll();
}, 1000);

function endOrder() {
  clearTimeout(pollTimer);
  if (order.status === 'fulfilled') {
    fill('transaction', shortened(order.transaction_hash));
    setCancel(false);
    show('success');
    say('Payment complete. ' + usdc(order.send_amount) + ' went to your wallet.');
  } else if (order.status === 'failed') {
    notice({ icon: 'cross', tone: 'bad', title: 'Payment failed', text: 'Your bank did not send the money. Nothing was taken from your account.', primary: ['Try again', 'methods'], secondary: ['Close', 'close'], cancel: false });
  } else if (order.status === 'expired') {
    notice({ icon: 'clock', title: 'Time is up', text: 'The 25 minutes for this payment are over. Start again for a new one.', primary: ['Start again', 'retry'] });
  }
}

async function poll() {
  clearTimeout(pollTimer);
  const { id } = order;
  try {
    const reply = await api('orders/' + id);
    // Cancelled meanwhile, or already ended by an earlier answer.
    if (order?.id !== id || order.status !== 'pending') return;
    takeOrder(reply);
    if (order.status !== 'pending') return endOrder();
  } catch (refusal) {
    if (order?.id !== id || order.status !== 'pending') return;
    if (refusal.code !== 'unavailable') {
      order = undefined;
      return refuse(refusal);
    }
  }
  // A payment under way outlives a few answers that were lost.
  const wait = Math.min(2000, Math.max(100, order.next_change_ms));
  pollTimer = setTimeout(poll, wait);
}
`;
