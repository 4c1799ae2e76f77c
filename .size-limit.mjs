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

export default [
  react('PhoenixCheckout', '9 kB'),
  react('PhoenixCheckoutModal', '10.5 kB'),
  react('usePhoenixToken', '2.5 kB'),
  {
    name: 'core: everything',
    path: 'packages/core/dist/index.js',
    import: '*',
    gzip: true,
    limit: '5 kB',
    modifyEsbuildConfig,
  },
];
