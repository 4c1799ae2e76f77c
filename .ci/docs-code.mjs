// `node .ci/docs-code.mjs`: copies files of the examples, or regions of them, into the code blocks of docs that
// name them: `<!-- code: examples/nextjs/lib/phoenix.ts -->`, or `...ts#region`, on the line above the block.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './run-command.mjs';

const named = /^<!-- code: (\S+) -->\n+```[^\n]*\n[\s\S]*?^```$/gm;

/** @type {Record<string, string>} */
const languages = { '.development': 'sh', '.mjs': 'js', '.toml': 'toml' };

/** What a block shows of a file. @param {string} name a path, and `#` with the name of a region */
export function readCode(name) {
  const [file = '', region] = name.split('#');
  const text = readFileSync(join(root, file), 'utf8');
  if (!region) return { file, code: withoutMarks(text) };
  const lines = text.split('\n');
  const marks = ['#region', '#endregion'].map((mark) =>
    lines.findIndex(
      (line) => line.trim().replace(/^(\/\/|\{\/\*|#)\s*|\s*\*\/\}$/g, '') === `${mark} ${region}`,
    ),
  );
  const [start = -1, end = -1] = marks;
  if (start < 0 || end < start) throw new Error(`${file} has no region ${region}.`);
  const inside = lines.slice(start + 1, end);
  const indents = inside.filter(Boolean).map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  return { file, code: withoutMarks(`${inside.map((line) => line.slice(indent)).join('\n')}\n`) };
}

/** @param {string} code */
const withoutMarks = (code) => code.replace(/^.*#(end)?region\b.*\n/gm, '');

/** A page with its named blocks as the files are now. @param {string} markdown */
export function withCode(markdown) {
  return markdown.replace(named, (_, name) => {
    const { file, code } = readCode(name);
    const extension = extname(file);
    const language = languages[extension] ?? extension.slice(1);
    return `<!-- code: ${name} -->\n\n\`\`\`${language}\n${code}\`\`\``;
  });
}

/** The pages that may name code. */
export function pagesWithCode() {
  const files = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const docs = files.filter((file) => file.endsWith('.md') && !/^(node_modules|\.)/.test(file));
  const guides = readdirSync(join(root, 'packages'))
    .map((folder) => join(root, 'packages', folder, 'INTEGRATION.md'))
    .filter((file) => existsSync(file));
  return [...docs.map((file) => join(root, 'docs', file)), ...guides];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const page of pagesWithCode()) {
    const text = readFileSync(page, 'utf8');
    const current = withCode(text);
    if (current !== text) writeFileSync(page, current);
  }
}
