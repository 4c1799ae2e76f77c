import type { PhoenixError } from '@phoenix-checkout/core';

/** Replaced by bundlers; where there is none, it may be missing. */
declare const process: { env: { NODE_ENV?: string | undefined } } | undefined;

const warned = /* @__PURE__ */ new Set<string>();

/**
 * Tells the developer of an error, once, with the page that explains it. Does nothing in a
 * production build: a bundler replaces `process.env.NODE_ENV` and drops the rest. Without a bundler
 * there may be no `process` at all, and nobody can say that it is development.
 */
export function warnInDevelopment({ code, message }: PhoenixError): void {
  if (typeof process === 'undefined' || process.env.NODE_ENV === 'production') return;
  const warning = `[phoenix-checkout] ${code}: ${message}. See docs/errors/${code}.md`;
  if (!warned.has(warning)) console.warn(warning);
  warned.add(warning);
}
