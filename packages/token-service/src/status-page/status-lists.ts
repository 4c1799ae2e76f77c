import type { TokenEvent } from '@phoenix-checkout/server';
import type { HistoryEntry } from './service-history.js';
import { html, type Html } from './html.js';
import type { StatusView } from './status-view.js';
import { ago, duration, took } from './words.js';

function when(at: number, now: number): Html {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}" title="${iso}">${ago(at, now)}</time>`;
}

function describeRenewal(event: TokenEvent): Html {
  switch (event.type) {
    case 'token_minted':
      return html`<strong>${event.repeated ? 'Same token again' : 'New token'}</strong>
        <span>valid for ${duration(event.lifetimeSeconds)}, took ${took(event.durationMs)}</span>`;
    case 'token_adopted':
      return html`<strong>Token of another process</strong>
        <span>valid for ${duration(event.expiresInSeconds)}, taken from the store</span>`;
    default:
      return html`<strong>Token rejected</strong
        ><span>it was reported as no longer accepted</span>`;
  }
}

function describeFailure(event: TokenEvent): Html {
  if (event.type === 'mint_failed') {
    return html`<strong><code>${event.error.code}</code></strong>
      <span>${event.error.message}</span>`;
  }
  if (event.type === 'store_failed') {
    return html`<strong><code>${event.error.code}</code></strong>
      <span>A store call failed (${event.operation}); this process minted for itself.</span>`;
  }
  return html``;
}

function list(
  entries: readonly HistoryEntry[],
  now: number,
  describe: (event: TokenEvent) => Html,
): Html {
  return html`<ol class="events">
    ${entries.map(
      ({ at, event }) =>
        html`<li>
          ${when(at, now)}
          <div>${describe(event)}</div>
        </li>`,
    )}
  </ol>`;
}

export function renewalList({ history, now }: StatusView): Html {
  const entries = history.renewals();
  if (entries.length === 0) return html`<p class="empty">No token yet.</p>`;
  return list(entries.slice(0, 6), now, describeRenewal);
}

export function failureList({ history, now }: StatusView): Html {
  const entries = history.failures();
  if (entries.length === 0) return html`<p class="empty">None since the start.</p>`;
  return list(entries.slice(0, 6), now, describeFailure);
}
