import {
  commands,
  commonOptions,
  webhookFormLines,
  whereOptions,
  type Command,
  type Options,
} from './command/index.js';
import { serveOptions } from './serve-options.js';

/** One line for each, the texts below each other. */
function optionLines(options: Options): string {
  const rows = Object.entries(options).map(([name, { value, text }]) => ({
    left: `  --${name}${value ? ` ${value}` : ''}`,
    text,
  }));
  const width = Math.max(...rows.map(({ left }) => left.length));
  return rows.map(({ left, text }) => `${left.padEnd(width)}  ${text}`).join('\n');
}

function commandLines(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n');
}

/** The help of a command, or of all. */
export function helpOf(command: Command | undefined): string {
  if (!command) {
    return `Usage: phoenix-sandbox [options]
       phoenix-sandbox <command> [options]

A local Phoenix: token endpoints, checkout page, orders, webhooks, switches for faults, and a panel to
watch and drive them. No real money. With PHOENIX_WEBHOOK_SECRET in the environment, webhooks bring
it as a Bearer.

${optionLines(serveOptions)}

What --webhook-form takes, each default first:

${webhookFormLines}

Commands for a sandbox that runs; phoenix-sandbox <command> --help tells more:

${commandLines()}

It exits with 1 where something is wrong with what was asked for, with 2 where no sandbox answers, and
with 3 where a scenario's webhooks were never accepted. trigger and replay exit with 0 whatever your
webhook answers: they print it, and the sandbox sends again what was not answered with 200.
`;
  }
  const { name, takes, summary, about, options } = command;
  return `Usage: phoenix-sandbox ${[name, takes].filter(Boolean).join(' ')} [options]

${summary[0]?.toUpperCase()}${summary.slice(1)}.

${about}${about && '\n'}${optionLines({ ...options, ...whereOptions, ...commonOptions })}
`;
}
