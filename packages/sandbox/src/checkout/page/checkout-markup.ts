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
import type { ActionName, FieldName, IconName, SlotName, ViewName } from './page-names.js';

const action = (name: ActionName) => `data-action="${name}"`;
const field = (name: FieldName) => `data-field="${name}"`;
const copied = (name: FieldName) => `data-copy="${name}"`;
const slot = (name: SlotName) => `data-slot="${name}"`;

/** Banks that do not exist. */
const banks = ['Harbor Bank', 'Northfield Credit Union', 'Juniper Savings', 'Meridian Trust'];

const bankButton = (name: string, index: number) => `
  <li><button type="button" class="choice" ${action('bank')} data-bank="${name}">
    <span class="avatar hue-${index}" aria-hidden="true">${name[0]}</span>
    <span class="choice-name">${name}</span>${chevronIcon}
  </button></li>`;

const row = (label: string, name: FieldName) =>
  `<div class="row"><dt>${label}</dt><dd ${field(name)}></dd></div>`;

const copyButton = (label: string, name: FieldName) =>
  `<button type="button" class="copy" ${action('copy')} ${copied(name)} aria-label="Copy ${label}">Copy</button>`;

const timeLeft = `<p class="time-left">${clockIcon}<span>Time left <span class="number" role="timer" ${field('time-left')}>25:00</span></span></p>`;

const noticeIcon = (name: IconName, icon: string) => `<span data-icon="${name}">${icon}</span>`;

const view = (name: ViewName, content: string) =>
  `<section class="view view-${name}" data-view="${name}" aria-labelledby="title-${name}" hidden>${content}</section>`;

const title = (name: ViewName, text: string) => `<h1 id="title-${name}" tabindex="-1">${text}</h1>`;

const amountView = view(
  'amount',
  `${title('amount', 'Buy USDC')}
  <dl class="swap">
    <div class="swap-row"><dt>You pay</dt><dd class="amount" ${field('amount')}></dd></div>
    <div class="swap-row"><dt>You receive</dt><dd class="amount" ${field('receive')}></dd></div>
    <div class="swap-arrow" aria-hidden="true">${downIcon}</div>
  </dl>
  <dl class="panel">${row('To wallet', 'address')}${row('Network', 'network')}</dl>
  <p class="note">Up to 20 cents are added to tell your payment apart. They reach your wallet too.</p>
  <div class="actions">
    <button type="button" class="primary" ${action('start')}>Continue</button>
    <button type="button" class="secondary" ${action('link')} hidden>${linkIcon}Create payment link</button>
  </div>`,
);

const methodView = view(
  'method',
  `${title('method', 'How do you want to pay?')}
  <h2>Your bank</h2>
  <ul class="choices">${banks.map(bankButton).join('')}</ul>
  <h2>Any other bank</h2>
  <ul class="choices"><li><button type="button" class="choice" ${action('zelle')}>
    <span class="avatar" aria-hidden="true">${handIcon}</span>
    <span class="choice-name">Manual Zelle<small>Send it from your bank’s app</small></span>${chevronIcon}
  </button></li></ul>
  <div class="actions"><button type="button" class="quiet" ${action('back')}>Back</button></div>`,
);

const bankView = view(
  'bank',
  `${title('bank', 'Approve the payment')}
  <p class="lead">Sign-in to <span ${field('bank')}></span> is skipped in the sandbox.</p>
  <div class="hero"><span class="label">From your checking account</span><strong class="amount" ${field('send-amount')}></strong></div>
  <dl class="panel">${row('Bank', 'bank')}${row('Sent to', 'zelle-address')}${row('You receive', 'receive-order')}</dl>
  ${timeLeft}
  <div class="actions"><button type="button" class="primary" ${action('transfer')}>Approve payment</button></div>`,
);

const zelleView = view(
  'zelle',
  `${title('zelle', 'Send it with Zelle')}
  <p class="lead">Send exactly this amount from your bank’s app. The cents tell your payment apart.</p>
  <div class="hero"><span class="label">Exact amount</span><strong class="amount" ${field('send-amount')}></strong>${copyButton('amount', 'send-amount')}</div>
  <dl class="panel"><div class="row is-tall"><dt>Send to</dt><dd><span ${field('zelle-address')}></span>${copyButton('Zelle address', 'zelle-address')}</dd></div>${row('You receive', 'receive-order')}</dl>
  ${timeLeft}
  <div class="actions"><button type="button" class="primary" ${action('transfer')}>I have sent it</button></div>`,
);

const waitingView = view(
  'waiting',
  `<div class="middle">
  <div class="spinner" aria-hidden="true"></div>
  ${title('waiting', 'Waiting for your transfer')}
  <p class="lead">It usually takes a few seconds. Keep this page open.</p>
  <ol class="progress">
    <li class="is-done">Order created</li>
    <li class="is-now"><span>Transfer of <span ${field('send-amount')}></span></span></li>
    <li>USDC released</li>
  </ol>
  </div>
  ${timeLeft}`,
);

const successView = view(
  'success',
  `<div class="middle"><div class="badge good" aria-hidden="true">${tickIcon}</div>
  ${title('success', 'Payment complete')}
  <p class="lead"><span ${field('receive-order')}></span> went to your wallet.</p></div>
  <dl class="panel">${row('Paid', 'send-amount')}${row('To wallet', 'address')}${row('Transaction', 'transaction')}</dl>
  <div class="actions">
    <button type="button" class="primary" ${action('done')}>Done</button>
    <button type="button" class="secondary" ${action('explorer')}>View on explorer${externalIcon}</button>
  </div>`,
);

const linkView = view(
  'link',
  `<div class="middle"><div class="badge good" aria-hidden="true">${linkIcon}</div>
  ${title('link', 'Payment link created')}
  <p class="lead">Good for one payment of <span ${field('amount')}></span> within 24 hours. Whoever has it can pay for you.</p>
  <p class="link-box"><span ${field('link')}></span></p></div>
  <div class="actions">
    <button type="button" class="primary" ${action('copy')} ${copied('link')}>Copy link</button>
    <button type="button" class="quiet" ${action('back')}>Back</button>
  </div>`,
);

const noticeView = view(
  'notice',
  `<div class="middle"><div class="badge" aria-hidden="true">${noticeIcon('info', infoIcon)}${noticeIcon('clock', clockIcon)}${noticeIcon('cross', crossIcon)}${noticeIcon('tick', tickIcon)}</div>
  ${title('notice', '')}
  <p class="lead" ${field('notice')}></p>
  <p class="code"><code ${field('code')}></code></p></div>
  <div class="actions">
    <button type="button" class="primary" ${slot('primary')} hidden></button>
    <button type="button" class="secondary" ${slot('secondary')} hidden></button>
  </div>`,
);

/** The page's body: one section for each step, of which the page's script shows one. */
export const checkoutMarkup = `<div class="card">
<header>
  <span class="brand">${brandIcon}Test checkout</span>
  <button type="button" class="cancel" ${action('cancel')}>Cancel</button>
</header>
<div class="steps" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
<main>
  ${view('loading', `${title('loading', '<span class="visually-hidden">Loading checkout</span>')}<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i><i></i></div>`).replace(' hidden', '')}
  ${[amountView, methodView, bankView, zelleView, waitingView, successView, linkView, noticeView].join('\n')}
</main>
<p class="visually-hidden" role="status" aria-live="polite" ${field('status')}></p>
<footer><span class="sandbox-mark">Sandbox, no real money</span></footer>
<noscript><p class="lead">This checkout needs JavaScript.</p></noscript>
</div>`;
