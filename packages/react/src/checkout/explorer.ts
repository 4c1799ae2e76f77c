const explorers = /^https:\/\/([\w-]+\.)*(basescan\.org|etherscan\.io|blockscout\.com)\//;

/** Opens a transaction in a new tab, if the URL is one of a known block explorer over https. */
export function openExplorer(url: string): void {
  // A URL with user info (https://basescan.org@evil) has no slash behind the host. `noreferrer`
  // gives no opener either.
  if (explorers.test(url)) window.open(url, '_blank', 'noreferrer');
}
