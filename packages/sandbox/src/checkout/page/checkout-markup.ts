import {
  brandIcon,
  chevronIcon,
  clockIcon,
  crossIcon,
  downIcon,
  externalIcon,
  handIcon,
  infoIcon,
  linkIcon,
  tickIcon,
} from './icons.js';

/** Banks that do not exist. */
const banks = ['Harbor Bank', 'Northfield Credit Union', 'Juniper Savings', 'Meridian Trust'];

const bankButton = (name: string, index: number) => `
  <li><button type="button" class="choice" data-action="bank" data-bank="${name}">
    <span class="avatar hue-${index}" aria-hidden="true">${name[0]}</span>
    <span class="choice-name">${name}</span>${chevronIcon}
  </button></li>`;

const row = (label: string, field: string) =>
  `<div class="row"><dt>${label}</dt><dd data-field="${field}"></dd></div>`;

const copyButton = (label: string, field: string) =>
  `<button type="button" class="copy" data-action="copy" data-copy="${field}" aria-label="Copy ${label}">Copy</button>`;

const timeLeft = `<p class="time-left">${clockIcon}<span>Time left <span class="number" role="timer" data-field="time-left">25:00</span></span></p>`;

const view = (name: string, content: string) =>
  `<section class="view view-${name}" data-view="${name}" aria-labelledby="title-${name}" hidden>${content}</section>`;

const title = (name: string, text: string) => `<h1 id="title-${name}" tabindex="-1">${text}</h1>`;

const amountView = view(
  'amount',
  `${title('amount', 'Buy USDC')}
  <dl class="swap">
    <div class="swap-row"><dt>You pay</dt><dd class="amount" data-field="amount"></dd></div>
    <div class="swap-row"><dt>You receive</dt><dd class="amount" data-field="receive"></dd></div>
    <div class="swap-arrow" aria-hidden="true">${downIcon}</div>
  </dl>
  <dl class="panel">${row('To wallet', 'address')}${row('Network', 'network')}</dl>
  <p class="note">Up to 20 cents are added to tell your payment apart. They reach your wallet too.</p>
  <div class="actions">
    <button type="button" class="primary" data-action="start">Continue</button>
    <button type="button" class="secondary" data-action="link" hidden>${linkIcon}Create payment link</button>
  </div>`,
);

const methodView = view(
  'method',
  `${title('method', 'How do you want to pay?')}
  <h2>Your bank</h2>
  <ul class="choices">${banks.map(bankButton).join('')}</ul>
  <h2>Any other bank</h2>
  <ul class="choices"><li><button type="button" class="choice" data-action="zelle">
    <span class="avatar" aria-hidden="true">${handIcon}</span>
    <span class="choice-name">Manual Zelle<small>Send it from your bank’s app</small></span>${chevronIcon}
  </button></li></ul>
  <div class="actions"><button type="button" class="quiet" data-action="back">Back</button></div>`,
);

const bankView = view(
  'bank',
  `${title('bank', 'Approve the payment')}
  <p class="lead">Sign-in to <span data-field="bank"></span> is skipped in the sandbox.</p>
  <div class="hero"><span class="label">From your checking account</span><strong class="amount" data-field="send-amount"></strong></div>
  <dl class="panel">${row('Bank', 'bank')}${row('Sent to', 'zelle-address')}${row('You receive', 'receive-order')}</dl>
  ${timeLeft}
  <div class="actions"><button type="button" class="primary" data-action="transfer">Approve payment</button></div>`,
);

const zelleView = view(
  'zelle',
  `${title('zelle', 'Send it with Zelle')}
  <p class="lead">Send exactly this amount from your bank’s app. The cents tell your payment apart.</p>
  <div class="hero"><span class="label">Exact amount</span><strong class="amount" data-field="send-amount"></strong>${copyButton('amount', 'send-amount')}</div>
  <dl class="panel"><div class="row is-tall"><dt>Send to</dt><dd><span data-field="zelle-address"></span>${copyButton('Zelle address', 'zelle-address')}</dd></div>${row('You receive', 'receive-order')}</dl>
  ${timeLeft}
  <div class="actions"><button type="button" class="primary" data-action="transfer">I have sent it</button></div>`,
);

const waitingView = view(
  'waiting',
  `<div class="middle">
  <div class="spinner" aria-hidden="true"></div>
  ${title('waiting', 'Waiting for your transfer')}
  <p class="lead">It usually takes a few seconds. Keep this page open.</p>
  <ol class="progress">
    <li class="is-done">Order created</li>
    <li class="is-now"><span>Transfer of <span data-field="send-amount"></span></span></li>
    <li>USDC released</li>
  </ol>
  </div>
  ${timeLeft}`,
);

const successView = view(
  'success',
  `<div class="middle"><div class="badge good" aria-hidden="true">${tickIcon}</div>
  ${title('success', 'Payment complete')}
  <p class="lead"><span data-field="receive-order"></span> went to your wallet.</p></div>
  <dl class="panel">${row('Paid', 'send-amount')}${row('To wallet', 'address')}${row('Transaction', 'transaction')}</dl>
  <div class="actions">
    <button type="button" class="primary" data-action="done">Done</button>
    <button type="button" class="secondary" data-action="explorer">View on explorer${externalIcon}</button>
  </div>`,
);

const linkView = view(
  'link',
  `<div class="middle"><div class="badge good" aria-hidden="true">${linkIcon}</div>
  ${title('link', 'Payment link created')}
  <p class="lead">Good for one payment of <span data-field="amount"></span> within 24 hours. Whoever has it can pay for you.</p>
  <p class="link-box"><span data-field="link"></span></p></div>
  <div class="actions">
    <button type="button" class="primary" data-action="copy" data-copy="link">Copy link</button>
    <button type="button" class="quiet" data-action="back">Back</button>
  </div>`,
);

const noticeView = view(
  'notice',
  `<div class="middle"><div class="badge" aria-hidden="true"><span data-icon="info">${infoIcon}</span><span data-icon="clock">${clockIcon}</span><span data-icon="cross">${crossIcon}</span><span data-icon="tick">${tickIcon}</span></div>
  ${title('notice', '')}
  <p class="lead" data-field="notice"></p>
  <p class="code"><code data-field="code"></code></p></div>
  <div class="actions">
    <button type="button" class="primary" data-slot="primary" hidden></button>
    <button type="button" class="secondary" data-slot="secondary" hidden></button>
  </div>`,
);

/** The page's body: one section for each step, of which the page's script shows one. */
export const checkoutMarkup = `<div class="card">
<header>
  <span class="brand">${brandIcon}Test checkout</span>
  <button type="button" class="cancel" data-action="cancel">Cancel</button>
</header>
<div class="steps" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
<main>
  ${view('loading', `${title('loading', '<span class="visually-hidden">Loading checkout</span>')}<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i><i></i></div>`).replace(' hidden', '')}
  ${[amountView, methodView, bankView, zelleView, waitingView, successView, linkView, noticeView].join('\n')}
</main>
<p class="visually-hidden" role="status" aria-live="polite" data-field="status"></p>
<footer><span class="sandbox-mark">Sandbox, no real money</span></footer>
<noscript><p class="lead">This checkout needs JavaScript.</p></noscript>
</div>`;
