import { readTracked } from '../test-support/tracked-files.js';
import { codeBlocks } from '../test-support/markdown.js';

/** A quick start, taken as somebody does who follows it word for word. */
export interface QuickStart {
  /** What the paragraphs above the blocks begin with is the name of a file: its text, by that name. */
  files: Map<string, string>;
  /** The lines of its other shell blocks, in their order. */
  commands: string[];
  /** The names behind its `npm install`, without versions. */
  packages: string[];
}

export function readQuickStart(page: string): QuickStart {
  const markdown = readTracked(page);
  const lines = markdown.split('\n');
  const files = new Map<string, string>();
  const commands: string[] = [];
  for (const { info, code, line } of codeBlocks(markdown)) {
    const before = lines.slice(0, line - 2).join('\n');
    // A block that is made from an example has the example's name in between.
    const prose = before.replace(/<!-- code: \S+ -->\s*$/, '').trimEnd();
    const paragraph = prose.split('\n\n').at(-1) ?? '';
    const [, name] = /^(?:and )?`([\w./-]*\.\w+)`/.exec(paragraph.trim()) ?? [];
    if (name) files.set(name, code);
    else if (info === 'sh') commands.push(...code.trim().split('\n'));
  }
  const installed = commands.filter((command) => command.startsWith('npm install '));
  const packages = installed.flatMap((command) =>
    command
      .split(' ')
      .slice(2)
      .filter((word) => !word.startsWith('--'))
      .map((name) => name.replace(/(?<=.)@[\d.]+$/, '')),
  );
  return { files, commands: commands.filter((each) => !installed.includes(each)), packages };
}
