// The layering of the packages (ARCHITECTURE.md), checked by `pnpm layers`.
const { builtinModules } = require('node:module');

// In a package, all beside src and pages (what a browser gets) serves tests: fixtures, benchmarks, configuration.
const testsOf = (name) => `^packages/${name}/((?!(src|pages)/)|.*[.](test|browser)[.])`;
const tests = `${testsOf('[^/]+')}|[.](test|browser)[.]`;
const builtins = `^(node:)?(${builtinModules.join('|')})$`;

/** Rules of one package: which of ours its source may import, and which its tests may beside. */
const layer = (name, source, inTests = []) => [
  {
    name: `${name}-source`,
    comment: `packages/${name} may import ${source.join(', ') || 'no package of ours'}.`,
    severity: 'error',
    from: { path: `^packages/${name}/`, pathNot: tests },
    to: { path: '^(packages|examples|[.]ci)/', pathNot: own([name, ...source]) },
  },
  {
    name: `${name}-tests`,
    comment: `Tests of packages/${name} may import ${[...source, ...inTests].join(', ') || 'no package of ours'}.`,
    severity: 'error',
    from: { path: testsOf(name) },
    to: { path: '^(packages|examples)/', pathNot: own([name, ...source, ...inTests]) },
  },
];
const own = (names) => `^packages/(${names.join('|')})/`;

/** A rule: a folder directly below `parent` is entered by its `index.ts`. */
const byIndex = (name, parent) => ({
  name: `${name}-by-index`,
  comment: `A folder of ${parent.slice(1)} is entered by its index.ts.`,
  severity: 'error',
  from: { path: `${parent}([^/]+)`, pathNot: tests },
  to: { path: `${parent}[^/]+/`, pathNot: [`${parent}$1/`, '/index[.]ts$'] },
});

// What is decided by plain functions, which are read and tested without React. They import plain files:
// an index leads to hooks.
const decisions =
  '^packages/react/src/(checkout/(frame-plan|checkout-life|checkout-target)|token/(token-lifetime|received-token))[.]ts$';
const reactAndTanStack =
  '^(react(-dom)?|@tanstack/.+)$|node_modules/(@types/)?react(-dom)?/|node_modules/@tanstack/';

// These have a workspace of their own, which is not installed where `layers` runs.
const ownWorkspaces =
  '^examples/(nextjs|express|hono-worker|react-router|custom-ui|shop)/|^packages/react/dialogs/libraries/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layer('core', []),
    ...layer('react', ['core'], ['sandbox', 'test-kit']),
    ...layer('server', ['core'], ['sandbox', 'test-kit']),
    ...layer('token-service', ['core', 'server'], ['sandbox', 'test-kit']),
    ...layer('sandbox', ['core'], ['test-kit']),
    ...layer('test-kit', []),
    {
      name: 'server-parts',
      comment:
        "The server's tokens, webhooks and orders know nothing of each other: only http, the base rooms and core.",
      severity: 'error',
      from: { path: '^packages/server/src/(token|webhook|order)/', pathNot: tests },
      to: {
        path: '^packages/server/src/',
        pathNot: '^packages/server/src/($1|http|digest|error|options|time)/',
      },
    },
    {
      name: 'server-base',
      comment: "The server's http and base rooms know nothing of what stands on them.",
      severity: 'error',
      from: { path: '^packages/server/src/(http|digest|error|options|time)/', pathNot: tests },
      to: {
        path: '^packages/server/src/',
        pathNot: '^packages/server/src/(http|digest|error|options|time)/',
      },
    },
    byIndex('core', '^packages/core/src/'),
    byIndex('server', '^packages/server/src/'),
    byIndex('server', '^packages/server/src/token/'),
    byIndex('token-service', '^packages/token-service/src/'),
    byIndex('sandbox', '^packages/sandbox/src/'),
    byIndex('sandbox', '^packages/sandbox/src/cli/'),
    {
      name: 'pages-by-their-entry',
      comment:
        'A page imports of its package for-pages.ts alone: the types and tables that the page and the code behind it share.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/pages/', pathNot: tests },
      to: { path: '^packages/$1/src/', pathNot: '/for-pages[.]ts$' },
    },
    {
      name: 'react-by-index',
      comment:
        'A folder of react is entered by its index.ts. Decisions take plain files, since an index leads to hooks; what runs on a server takes no more than it needs; and the labels, which import nothing, are named by the provider that the components read.',
      severity: 'error',
      from: {
        path: '^packages/react/src/([^/]+)/',
        pathNot: [tests, decisions, '^packages/react/src/server-component/react-server[.]ts$'],
      },
      to: {
        path: '^packages/react/src/[^/]+/',
        pathNot: [
          '^packages/react/src/$1/',
          '/index[.]ts$',
          '/(checkout|payment-link)-labels[.]ts$',
        ],
      },
    },
    {
      name: 'by-published-name',
      comment: 'A package is imported by its published name, never by a path into its folder.',
      severity: 'error',
      // The shop's tests install what the names would lead to.
      from: {
        path: '^((packages|examples)/[^/]+)/',
        pathNot: '^examples/shop/e2e/global-setup[.]ts$',
      },
      to: { path: '^(packages|examples)/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'decisions-import-no-hooks',
      comment:
        'No hook, neither React nor TanStack Query is reachable from a decision, not even through what it imports.',
      severity: 'error',
      from: { path: decisions },
      to: { path: `/use-[^/]+[.]tsx?$|${reactAndTanStack}`, reachable: true },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that import each other cannot be read, tested or moved alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'runs-anywhere',
      comment:
        'What runs in browsers, Workers, Bun and Deno reaches no Node built-in. Of the server that is all but /node and /redis, of the sandbox the main entry and /msw.',
      severity: 'error',
      from: {
        path: '^packages/((core|react)/src/.+|(server|sandbox)/src/(index|msw)[.]ts$|server/src/store-contract[.]ts$|server/src/(webhook|order|testing)/(index|msw)[.]ts$|[^/]+/pages/[^/]+/.+)',
        pathNot: tests,
      },
      to: { path: builtins, reachable: true },
    },
    {
      name: 'no-dev-dependency-in-source',
      comment: 'Users do not install what is in devDependencies.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-peer', 'type-only'] },
    },
    {
      name: 'no-test-in-source',
      comment: 'Tests and their support are not published.',
      severity: 'error',
      from: { path: '^(packages|examples)/', pathNot: tests },
      to: { path: tests, pathNot: 'node_modules' },
    },
    {
      name: 'declared',
      comment: "A package that is imported stands in the importer's package.json.",
      severity: 'error',
      from: { pathNot: ownWorkspaces },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
        // An optional peer counts as both.
        dependencyTypesNot: ['npm', 'npm-dev', 'npm-peer'],
      },
    },
    {
      name: 'resolvable',
      comment: 'An import leads somewhere.',
      severity: 'error',
      from: { pathNot: ownWorkspaces },
      // Workers have modules of their own.
      to: { couldNotResolve: true, pathNot: '^cloudflare:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What was built or generated.
    exclude: {
      path: '(^|/)(dist|storybook-static|[.]next|[.]react-router|[.]wrangler)/|/next-env[.]d[.]ts$',
    },
    // Imports of types are dependencies too.
    tsPreCompilationDeps: true,
    // The tools of the root's package.json are every package's.
    combinedDependencies: true,
    enhancedResolveOptions: {
      conditionNames: ['@phoenix-checkout/source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
