import { entryPoints, referencePage } from './entry-points.mjs';
import { pageSources } from './pages.mjs';

/**
 * A group of the sidebar: pages by their path on the site. The order is the order of use.
 *
 * @typedef {{ text: string, items: { text: string, page: string }[], collapsed?: boolean }} Group
 */

/** @param {string} text @param {string} page */
const item = (text, page) => ({ text, page });

/** @type {Group[]} */
const written = [
  {
    text: 'Quick start',
    items: [
      item('Next.js', 'quick-start/nextjs.md'),
      item('Vite and Express', 'quick-start/vite-express.md'),
      item('React Router', 'quick-start/react-router.md'),
      item('Astro', 'quick-start/astro.md'),
      item('Plain Node', 'quick-start/node.md'),
      item('Develop against the sandbox', 'guide/sandbox.md'),
    ],
  },
  {
    text: 'In the page',
    items: [
      item('Content Security Policy', 'guide/csp.md'),
      item('The modal', 'guide/modal.md'),
      item('A UI of your own', 'guide/custom-ui.md'),
      item("The token's life", 'guide/token.md'),
      item('A payer is never interrupted', 'guide/payer-at-work.md'),
      item('Links of your router', 'guide/router-links.md'),
      item('Payment links', 'payment-links.md'),
      item('Events', 'events.md'),
      item('Browsers', 'browsers.md'),
      item('Mobile web views', 'guide/web-views.md'),
      item('Progressive web apps', 'guide/pwa.md'),
    ],
  },
  {
    text: 'On the server',
    items: [
      item('Webhooks', 'webhooks.md'),
      item('Orders', 'orders.md'),
      item('Reconciliation', 'reconciliation.md'),
      item('Several processes', 'fleet.md'),
      item('Deployment', 'guide/deployment.md'),
    ],
  },
  {
    text: 'Testing and tools',
    items: [
      item('Vitest and Jest', 'testing.md'),
      item('CommonJS and tsconfigs', 'guide/commonjs.md'),
      item("Migration from Phoenix's sample", 'guide/migration.md'),
    ],
  },
  {
    text: 'Measured',
    collapsed: true,
    items: [
      item('Time to the frame', 'time-to-frame.md'),
      item('Speed of the token endpoint', 'token-endpoint-speed.md'),
    ],
  },
];

/** @returns {Group[]} */
export function sidebar() {
  const pages = [...pageSources().values()];
  const below = (/** @type {string} */ folder) => pages.filter((page) => page.startsWith(folder));
  const nameOf = (/** @type {string} */ page) => page.replace(/^.*\/|\.md$/g, '');
  const listed = new Set(written.flatMap(({ items }) => items.map(({ page }) => page)));
  /** Pages that no group above lists. */
  const others = pages.filter(
    (page) =>
      !listed.has(page) &&
      page !== 'index.md' &&
      !/^(errors|packages|examples|decisions)\//.test(page),
  );
  return [
    ...written,
    group(
      'Packages',
      below('packages/').map((page) => item(nameOf(page), page)),
    ),
    group(
      'Examples',
      below('examples/').map((page) => item(nameOf(page), page)),
    ),
    group(
      'Reference',
      Object.keys(entryPoints).map((name) => item(name, referencePage(name))),
    ),
    group('Error codes', [
      item('All', 'errors.md'),
      ...below('errors/').map((page) => item(nameOf(page), page)),
    ]),
    group(
      'Decisions',
      below('decisions/').map((page) => item(nameOf(page), page)),
    ),
    group(
      'The project',
      others.map((page) => item(nameOf(page), page)),
    ),
  ].filter(({ items }) => items.length > 0);
}

/** @param {string} text @param {Group['items']} items @returns {Group} */
const group = (text, items) => ({ text, items, collapsed: true });
