import { readFileSync } from 'node:fs';

export interface ReadmeCommand {
  /** As the README has it. */
  text: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** The words of a shell command: single quotes hold a word together, a backslash continues the line. */
function words(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/** What curl makes of `-X`, `-H`, `-d` and an address. */
function parseCurl(text: string): ReadmeCommand {
  const command: ReadmeCommand = { text, method: 'GET', path: '', headers: {} };
  const [, ...rest] = words(text.replaceAll('\\\n', ' '));
  while (rest.length > 0) {
    const word = rest.shift() ?? '';
    if (word === '-X') {
      command.method = rest.shift() ?? '';
    } else if (word === '-H') {
      const [name = '', value = ''] = (rest.shift() ?? '').split(': ');
      command.headers[name] = value;
    } else if (word === '-d') {
      command.body = rest.shift() ?? '';
      if (command.method === 'GET') command.method = 'POST';
      command.headers['Content-Type'] ??= 'application/x-www-form-urlencoded';
    } else if (word === '#') {
      break;
    } else {
      command.path = new URL(word).pathname;
    }
  }
  return command;
}

/** Every `curl` command of the README. */
export function readmeCommands(): ReadmeCommand[] {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const blocks = [...readme.matchAll(/```sh\n([^]*?)```/g)].map(([, block = '']) => block);
  return blocks.flatMap((block) => block.match(/^curl(.*\\\n)*.*$/gm) ?? []).map(parseCurl);
}
