import type { PhoenixError, RejectedMessage } from '@phoenix-checkout/core';
import { errorPages } from './error-pages.js';

// What is told to developers, and to nobody in a production build: a bundler replaces
// `process.env.NODE_ENV` and drops the rest. Each time a block, not an early return: bundlers leave out
// what only a block that never runs refers to.
//
// A bundler replaces that expression alone: in a browser there is no `process`, in development neither,
// so nothing may ask whether there is one. Without a bundler the expression throws, and there is no way
// to tell that it is development.
declare const process: { env: { NODE_ENV?: string | undefined } };

const warned = /* @__PURE__ */ new Set<string>();

function warnOnce(words: string): void {
  if (!warned.has(words)) console.warn(`[phoenix-checkout] ${words}`);
  warned.add(words);
}

/** Tells the developer of an error, once, with the page that explains it. */
export function warnInDevelopment({ code, message }: PhoenixError): void {
  try {
    if (process.env.NODE_ENV !== 'production') {
      const words = message.replace(/\.$/, '');
      warnOnce(`${code}: ${words}. See ${errorPages}/${code}.md`);
    }
  } catch {
    // No bundler, no process.
  }
}

/** Tells the developer, once, that a message of this checkout was not believed. */
export function warnOfRejectedMessage(rejected: RejectedMessage, checkoutUrl: string): void {
  try {
    if (process.env.NODE_ENV !== 'production') {
      const words = explain(rejected, new URL(checkoutUrl).origin);
      if (words) warnOnce(words);
    }
  } catch {
    // No bundler, no process.
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
