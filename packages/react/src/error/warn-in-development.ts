import type { PhoenixError, RejectedMessage } from '@phoenix-checkout/core';
import { errorPages } from './error-pages.js';

// What is told to developers, and to nobody in a production build: a bundler replaces
// `process.env.NODE_ENV` and drops the rest. Each time a block, not an early return: bundlers leave out
// what only a block that never runs refers to. Without a bundler there may be no `process` at all, and
// no way to tell that it is development.
declare const process: { env: { NODE_ENV?: string | undefined } } | undefined;

const warned = /* @__PURE__ */ new Set<string>();

function warnOnce(words: string): void {
  if (!warned.has(words)) console.warn(`[phoenix-checkout] ${words}`);
  warned.add(words);
}

/** Tells the developer of an error, once, with the page that explains it. */
export function warnInDevelopment({ code, message }: PhoenixError): void {
  if (typeof process === 'object' && process.env.NODE_ENV !== 'production') {
    const words = message.replace(/\.$/, '');
    warnOnce(`${code}: ${words}. See ${errorPages}/${code}.md`);
  }
}

/** Tells the developer, once, that a message of this checkout was not believed. */
export function warnOfRejectedMessage(rejected: RejectedMessage, checkoutUrl: string): void {
  if (typeof process === 'object' && process.env.NODE_ENV !== 'production') {
    const words = explain(rejected, new URL(checkoutUrl).origin);
    if (words) warnOnce(words);
  }
}

/** What the developer should know; undefined for what is no mistake. */
function explain(rejected: RejectedMessage, checkoutOrigin: string): string | undefined {
  switch (rejected.reason) {
    case 'origin':
      return `The checkout's frame sent a message from ${rejected.origin}, and only ${checkoutOrigin} is believed. Is checkoutUrl right, and does it redirect?`;
    case 'message':
      return `A message of the checkout is not in a form that Phoenix documents: ${rejected.error.message}`;
    case 'window':
      // With several checkouts on a page each of them gets the others' messages.
      return undefined;
  }
}
