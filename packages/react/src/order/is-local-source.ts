import type { OrderSource } from './order-source.js';

/** The endpoint is on the developer's own machine, which may have no network at all. */
export function isLocalSource({ orderUrl }: OrderSource): boolean {
  const page = typeof document === 'undefined' ? undefined : document.baseURI;
  return /^http:/i.test(`${orderUrl}`) || (page?.startsWith('http:') ?? false);
}
