import { html, type Html } from './html.js';
import { requestChart } from './request-chart.js';
import { failureList, renewalList } from './status-lists.js';
import { headlineOf, outlookOf, type StatusView, type StoreView } from './status-view.js';
import { tokenRing } from './token-ring.js';
import { ago, duration, figure, noun } from './words.js';

const providers: Record<string, string> = {
  'phoenix-market': 'Phoenix Market',
  'phoenix-wallet': 'Phoenix Wallet',
};

function stat(name: string, value: string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function tokenStats({ token, now }: StatusView): Html {
  const known = token.status === 'valid' ? token : undefined;
  const age = known && Math.max(0, known.lifetimeSeconds - known.expiresInSeconds);
  return html`<dl class="stats">
    ${stat('Age', age === undefined ? '–' : duration(age))}
    ${stat('Time left', known ? duration(known.expiresInSeconds) : '–')}
    ${stat('Lifetime', known ? duration(known.lifetimeSeconds) : '–')}
    ${stat('Last mint here', token.lastMintedAt ? ago(token.lastMintedAt, now) : 'none yet')}
    ${stat('Mints here', figure(token.mints))} ${stat('Failed mints', figure(token.failures))}
  </dl>`;
}

interface StoreWords {
  kind: 'good' | 'bad' | 'quiet';
  word: string;
  note: string;
}

function describeStore({ isReachable, refusalCode }: StoreView): StoreWords {
  const shared = 'All processes that use it share one token.';
  const alone = 'This process mints for itself until it works again.';
  if (isReachable === undefined) return { kind: 'quiet', word: 'In use', note: shared };
  if (isReachable) return { kind: 'good', word: 'Connected', note: shared };
  return refusalCode === undefined
    ? { kind: 'bad', word: 'Not reachable', note: alone }
    : { kind: 'bad', word: 'Refuses calls', note: `It answers ${refusalCode}. ${alone}` };
}

function storeState({ store, history }: StatusView): Html {
  if (!store) {
    return html`<p class="state is-quiet"><strong>Not used</strong></p>
      <p class="note">
        This process mints for itself. With <code>PHOENIX_REDIS_URL</code> several processes share
        one token.
      </p>`;
  }
  const { kind, word, note } = describeStore(store);
  return html`<p class="state is-${kind}"><strong>${word}</strong></p>
    <p class="note">${note}</p>
    <dl class="stats is-pair">
      ${stat('Tokens taken from it', figure(history.countOf('token_adopted')))}
      ${stat('Failed calls', figure(history.countOf('store_failed')))}
    </dl>`;
}

function requests({ history }: StatusView): Html {
  const total = history.total();
  return html`${requestChart(history.minutes())}
    <p class="axis"><span>60 min ago</span><span>now</span></p>
    <ul class="legend">
      <li class="key-ok">${figure(total.ok)} answered</li>
      <li class="key-refused">${figure(total.refused)} refused</li>
      <li class="key-failed">${figure(total.failed)} failed</li>
    </ul>`;
}

/** The page at `/`: complete as it is; `status.js` keeps it up to date, part by part. */
export function statusPage(view: StatusView): string {
  const { tone, title, summary } = headlineOf(view);
  const provider = providers[view.token.provider] ?? view.token.provider;
  const total = view.history.total();
  const all = total.ok + total.refused + total.failed;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Phoenix token service</title>
        <link rel="icon" href="status.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="status.css" />
        <script type="module" src="status.js"></script>
      </head>
      <body>
        <header>
          <h1><img src="status.svg" alt="" width="28" height="28" />Phoenix token service</h1>
          <p class="refresh" id="refresh" hidden>
            <span id="refreshed">Live</span
            ><button type="button" id="pause" aria-pressed="false">Pause</button>
          </p>
          <p class="about" id="about" data-live>
            <span class="tag">${provider}</span><span>${view.hostName}</span
            ><span>v${view.version}</span
            ><span>up ${duration((view.now - view.startedAt) / 1000)}</span>
          </p>
        </header>
        <main>
          <section class="card token" aria-labelledby="token-title">
            <h2 class="hidden" id="token-title">Token</h2>
            <div id="ring" data-live><div class="tone-${tone}">${tokenRing(view.token)}</div></div>
            <div class="headline">
              <div id="headline" role="status" data-live>
                <p class="title tone-${tone}">${title}</p>
                <p class="summary">${summary}</p>
              </div>
              <p class="outlook" id="outlook" data-live>${outlookOf(view)}</p>
            </div>
            <div class="figures" id="figures" data-live>${tokenStats(view)}</div>
          </section>
          <section class="card" aria-labelledby="requests-title">
            <h2 id="requests-title">Requests to /token</h2>
            <p class="total" id="total" data-live>
              <strong>${figure(all)}</strong> ${noun(all, 'request')} since the start
            </p>
            <div id="requests" data-live>${requests(view)}</div>
          </section>
          <section class="card" aria-labelledby="store-title">
            <h2 id="store-title">${view.store?.name ?? 'Redis'}</h2>
            <div id="store" data-live>${storeState(view)}</div>
          </section>
          <section class="card" aria-labelledby="renewals-title">
            <h2 id="renewals-title">Last renewals</h2>
            <div id="renewals" data-live>${renewalList(view)}</div>
          </section>
          <section class="card" aria-labelledby="failures-title">
            <h2 id="failures-title">Last errors</h2>
            <div id="failures" data-live>${failureList(view)}</div>
          </section>
        </main>
        <footer>
          <nav aria-label="Other pages">
            <a href="metrics">Metrics</a><a href="healthz">Health</a><a href="readyz">Readiness</a>
          </nav>
          <p>This page shows no secret and no token.</p>
        </footer>
      </body>
    </html> `.markup;
}
