import { defineConfig } from 'vitepress';
import { accessibleTheme } from '../site/accessible-theme.mjs';
import { repositoryUrl } from '../site/paths.mjs';
import { sidebar } from '../site/sidebar.mjs';

const link = (/** @type {string} */ page) => `/${page.replace(/\.md$/, '.html')}`;

export default defineConfig({
  title: 'Phoenix Checkout',
  description:
    'Take a Phoenix payment in any web app: React components, a small server, a sandbox.',
  lang: 'en',
  srcDir: '.site',
  // Where the site is not at the root of its host: DOCS_BASE=/phoenix-checkout/. Its whole address, for the
  // links of llms.txt: DOCS_URL=https://docs.example/phoenix-checkout/.
  base: process.env.DOCS_BASE ?? '/',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  // Load a page when it is opened, not as soon as a link to it is in sight.
  router: { prefetchLinks: false },
  lastUpdated: false,
  vite: { plugins: [accessibleTheme()] },
  ignoreDeadLinks: 'localhostLinks',
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    // The anchors of GitHub, which the links in the repository have.
    anchor: { slugify: (text) => slug(text) },
    config(md) {
      // Double braces in code are code, not Vue's.
      md.renderer.rules.code_inline = (tokens, at) =>
        `<code v-pre>${md.utils.escapeHtml(tokens[at]?.content ?? '')}</code>`;
    },
  },
  themeConfig: {
    nav: [
      { text: 'Quick start', link: '/quick-start/nextjs.html' },
      { text: 'Reference', link: '/reference/react.html' },
      { text: 'Errors', link: '/errors.html' },
    ],
    sidebar: sidebar().map(({ items, ...group }) => ({
      ...group,
      items: items.map(({ text, page }) => ({ text, link: link(page) })),
    })),
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: repositoryUrl }],
    docFooter: { prev: 'Before', next: 'Next' },
    footer: { message: 'MIT licence. Not a product of Phoenix.' },
  },
});

/** @param {string} text */
function slug(text) {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}
