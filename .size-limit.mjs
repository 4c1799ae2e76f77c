const peers = ['react', 'react-dom', '@tanstack/react-query'];

/** As a bundler sees it: ES modules in, ES modules out. */
const modifyEsbuildConfig = (config) => ({ ...config, format: 'esm' });

const react = (name, limit) => ({
  name: `react: ${name}`,
  path: 'packages/react/dist/index.js',
  import: `{ ${name} }`,
  ignore: peers,
  gzip: true,
  limit,
  modifyEsbuildConfig,
});

const core = (name, imported, limit) => ({
  name: `core: ${name}`,
  path: 'packages/core/dist/index.js',
  import: imported,
  gzip: true,
  limit,
  modifyEsbuildConfig,
});

export default [
  // To come down, by structure: to 9, 10.5 and 2.5 kB. Until then they do not grow.
  react('PhoenixCheckout', '11.8 kB'),
  react('PhoenixCheckoutModal', '13.3 kB'),
  react('usePhoenixToken', '3.6 kB'),
  core(
    'everything that a page needs',
    '{ buildCheckoutUrl, idleCheckout, isOrderFinal, isOrderOpen, isPhoenixError, isUsdAmount, isWalletAddress, listenToCheckout, parseCheckoutMessage, parseCheckoutUrl, parseOrder, parsePaymentLink, parseTokenReply, parseUsdAmount, parseWalletAddress, reduceCheckout }',
    '5 kB',
  ),
  // With what servers use: webhooks, signatures and the merging of orders. No page loads it.
  core('everything', '*', '6.1 kB'),
];
