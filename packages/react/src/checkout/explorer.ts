import { windowOf } from '../page/index.js';

const explorers = /^https:\/\/([\w-]+\.)*(basescan\.org|etherscan\.io|blockscout\.com)\//;

/**
 * Opens a transaction in a new tab, if the URL is one of a known block explorer over https: from the
 * window that the frame is in, since browsers block tabs of one that the payer has not clicked in.
 */
export function openExplorer(url: string, frame: Element | null): void {
  // A URL with user info (https://basescan.org@evil) has no slash behind the host. `noreferrer`
  // gives no opener either.
  if (frame && explorers.test(url)) windowOf(frame).open(url, '_blank', 'noreferrer');
}
