import { exitCodes } from './exit-codes.js';
import { defaultOf, settings, type Setting } from '../settings/index.js';

const WIDTH = 92;
const INDENT = 6;

function wrap(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > WIDTH - INDENT) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line].map((part) => ' '.repeat(INDENT) + part).join('\n');
}

function describe(setting: Setting): string {
  const { env, flag, value, what } = setting;
  const head = flag ? `--${flag} <${value}>, ${env}` : `${env}=<${value}>`;
  return `  ${head}\n${wrap(`${what} (default: ${defaultOf(setting)})`)}\n`;
}

/** What `--help` prints: every setting there is. */
export function helpText(): string {
  return `Usage: npx @phoenix-checkout/token-service [flags]            serves the token over HTTP
       npx @phoenix-checkout/token-service refresh [flags]    mints a token into Redis, and exits

Mints one client's Phoenix access token, renews it before it expires, and serves it at /token,
with /healthz, /readyz, /metrics and a status page at /.

Each setting is a flag or an environment variable; flags win. Secrets have no flag, because every
user of a machine can read flags.

${Object.values(settings)
  .map((setting) => describe(setting as Setting))
  .join('')}
  --version    prints the version
  --help       prints this text

Exit codes:
${Object.entries(exitCodes)
  .map(([code, what]) => `  ${code.padEnd(4)}${what}`)
  .join('\n')}
`;
}
