import type { RejectedMessage } from '@phoenix-checkout/core';

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

const told = /* @__PURE__ */ new Set<string>();

/** Tells a developer, once, that a message of this checkout was not believed. */
export function warnOfRejectedMessages(checkoutUrl: string): (rejected: RejectedMessage) => void {
  const { origin } = new URL(checkoutUrl);
  return (rejected) => {
    const words = explain(rejected, origin);
    if (!words || told.has(words)) return;
    told.add(words);
    console.warn(`[phoenix-checkout] ${words}`);
  };
}
