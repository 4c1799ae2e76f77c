// For people's assistants: each page as .md beside its HTML, llms.txt, which lists them, and llms-full.txt.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outFolder, pagesFolder } from './paths.mjs';
import { sidebar } from './sidebar.mjs';

/** What is shorter than this says too little alone. */
const SHORT = 80;

/** The first sentence, or more where it is short. One ends at a full stop outside of brackets. @param {string} text */
function firstSentences(text) {
  for (const { index } of text.matchAll(/[.?!](?=\s|$)/g)) {
    const part = text.slice(0, index + 1);
    const isOpen = part.split('(').length !== part.split(')').length;
    if (!isOpen && (part.length >= SHORT || part.length === text.length)) return part;
  }
  return text.replace(/:$/, '.');
}

/** The step-by-step guide of a package. @param {string} page */
const isGuide = (page) => page.endsWith('-integration.md');

/**
 * A page's title, and what it begins with; of a decision what was decided, of a guide its steps.
 *
 * @param {string} page
 */
function aboutPage(page) {
  const text = readFileSync(join(pagesFolder, page), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  const title = /^# (.+)$/m.exec(text)?.[1] ?? page;
  if (isGuide(page)) {
    const steps = [...text.matchAll(/^###? (?:\d+\. )?(.+)$/gm)].map(([, step]) => step);
    return { title, sentence: `${steps.join('; ')}.` };
  }
  const paragraphs = text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').split(/\n{2,}/);
  const decided = paragraphs.find((part) => part.startsWith('**Decision.**'));
  const prose = decided ?? paragraphs.find((part) => /^[A-Z`[]|^\*\*\w/.test(part.trim())) ?? '';
  const plain = prose
    .trim()
    .replaceAll('\n', ' ')
    .replace(/^\*\*Decision\.\*\* /, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
  return { title, sentence: firstSentences(plain) };
}

/** The site's own address, where it is known: DOCS_URL=https://docs.example/. Then links are absolute. */
const site = process.env.DOCS_URL?.replace(/\/*$/, '/');

/** @param {string} page */
const linkTo = (page) => (site ? new URL(page, site).href : page);

const intro = `# Phoenix Checkout

> Take a Phoenix payment in any web app: a payer turns US dollars into USDC inside a frame on your page. A React
> component shows the checkout, a small server keeps the access token, a sandbox plays Phoenix on your machine.

Each installed package has its guide: read \`node_modules/@phoenix-checkout/{react,server,sandbox}/INTEGRATION.md\`
first, then its \`README.md\`. They say everything that an integration needs, without a network.
${site ? 'The links' : 'The links, relative to where this file is served,'} lead to the same texts and more, as Markdown.

Install \`@phoenix-checkout/react\` with \`@tanstack/react-query\` in the page, \`@phoenix-checkout/server\` on the
backend, \`@phoenix-checkout/sandbox\` for development. They are ES modules, for Node 20.19 or later. Ship goods on
what the server knows (webhooks, orders, the transfer on the chain), never on what the page reports: \`fulfilled\` and
\`isConfirmed\` alone do not say that you were paid.
`;

export function writeLlmsFiles() {
  const groups = sidebar();
  const all = groups.flatMap(({ items }) => items);
  const others = groups.map(({ text, items }) => ({
    text,
    items: items.filter(({ page }) => !isGuide(page)),
  }));
  const guides = { text: 'Guides of the packages', items: all.filter(({ page }) => isGuide(page)) };
  const lists = [guides, ...others].map(({ text, items }) => {
    const lines = items.map(({ page }) => {
      const { title, sentence } = aboutPage(page);
      return `- [${title}](${linkTo(page)})${sentence ? `: ${sentence}` : ''}`;
    });
    return `## ${text}\n\n${lines.join('\n')}\n`;
  });
  writeFileSync(join(outFolder, 'llms.txt'), [intro, ...lists].join('\n'));

  for (const { page } of all) cpSync(join(pagesFolder, page), join(outFolder, page));
  // The HTML has pictures of its own, by their hash.
  cpSync(join(pagesFolder, 'images'), join(outFolder, 'images'), { recursive: true });
  const read = [guides, ...groups.slice(0, 4)].flatMap(({ items }) => items);
  const full = read.map(({ page }) => readFileSync(join(pagesFolder, page), 'utf8'));
  writeFileSync(join(outFolder, 'llms-full.txt'), [intro, ...full].join('\n---\n\n'));
}
