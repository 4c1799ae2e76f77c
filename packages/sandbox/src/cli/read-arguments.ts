import { parseArgs } from 'node:util';
import {
  commands,
  commonOptions,
  readWebhookForm,
  textOf,
  textsOf,
  whereOptions,
  wrongUsage,
  type Command,
  type Options,
  type Values,
} from './command/index.js';
import { DEFAULT_PORT, type WebhookForm } from '../config/index.js';
import { serveOptions } from './serve-options.js';

/** How a sandbox is to be started. */
export interface ServeArguments {
  /** `NaN` if it is not a number: `startSandbox` refuses it. */
  port: number;
  host: string | undefined;
  allowedHosts: string[];
  allowedOrigins: string[];
  webhookUrl: string | undefined;
  allowRemoteWebhooks: boolean;
  webhookForm: WebhookForm;
  dataFile: string | undefined;
}

/** What the command line asks for. */
export type Arguments =
  | { asks: 'help'; command: Command | undefined }
  | { asks: 'version' }
  | { asks: 'serve'; options: ServeArguments }
  | {
      asks: 'command';
      command: Command;
      port: number;
      host: string;
      values: Values;
      positionals: string[];
    };

/** Tells the first mistake alone: those after it mostly follow from it. Values are not repeated. */
function checkOptions(args: string[], options: Options, command: string): void {
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const known = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!known) throw wrongUsage(`There is no option ${token.rawName}.`, command);
    if (known.type === 'string' && token.value === undefined) {
      throw wrongUsage(`The option ${token.rawName} needs a value.`, command);
    }
    if (known.type === 'boolean' && token.value !== undefined) {
      throw wrongUsage(`The option ${token.rawName} takes no value.`, command);
    }
  }
}

/** The first word that is neither an option nor its value, and the rest without it. */
function splitCommand(args: string[]): [word: string | undefined, rest: string[]] {
  const options: Options = Object.assign({}, ...commands.map((each) => each.options), serveOptions);
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  const first = tokens.find(({ kind }) => kind === 'positional');
  if (first?.kind !== 'positional') return [undefined, args];
  return [first.value, args.toSpliced(first.index, 1)];
}

// Number('') is 0, which would be any port.
const readPort = (text: string | undefined): number => {
  if (text === undefined) return DEFAULT_PORT;
  return /^\d+$/.test(text) ? Number(text) : NaN;
};

function readServe(args: string[]): Arguments {
  checkOptions(args, serveOptions, '');
  const values = parseArgs({ args, options: serveOptions, strict: false }).values as Values;
  if (values['help']) return { asks: 'help', command: undefined };
  if (values['version']) return { asks: 'version' };
  return {
    asks: 'serve',
    options: {
      port: readPort(textOf(values, 'port')),
      host: textOf(values, 'host'),
      allowedHosts: textsOf(values, 'allow-host'),
      allowedOrigins: textsOf(values, 'allow-origin'),
      webhookUrl: textOf(values, 'webhook'),
      allowRemoteWebhooks: values['allow-remote-webhooks'] === true,
      webhookForm: readWebhookForm(values, ''),
      dataFile: textOf(values, 'data'),
    },
  };
}

function readCommand(command: Command, args: string[]): Arguments {
  const { name, takes, words } = command;
  const options: Options = { ...command.options, ...whereOptions, ...commonOptions };
  checkOptions(args, options, name);
  const parsed = parseArgs({ args, options, strict: false, allowPositionals: true });
  const values = parsed.values as Values;
  if (values['help']) return { asks: 'help', command };
  const count = parsed.positionals.length;
  if (count < words[0]) throw wrongUsage(`${name} needs ${takes}.`, name);
  if (count > words[1]) {
    throw wrongUsage(`${name} takes ${takes ? `${takes} and options` : 'options'} only.`, name);
  }
  const port = readPort(textOf(values, 'port'));
  if (!(port >= 1 && port <= 65_535)) {
    throw wrongUsage('The port must be a whole number from 1 to 65535.', name);
  }
  const host = textOf(values, 'host') ?? '127.0.0.1';
  return { asks: 'command', command, port, host, values, positionals: parsed.positionals };
}

/**
 * Reads the command line.
 *
 * @throws PhoenixError `invalid_option`
 */
export function readArguments(args: string[]): Arguments {
  const [word, rest] = splitCommand(args);
  if (word === undefined) return readServe(rest);
  const command = commands.find(({ name }) => name === word);
  if (command) return readCommand(command, rest);
  // An option that is not known may be what makes its value look like a command.
  checkOptions(rest, serveOptions, '');
  throw wrongUsage(
    `There is no such command. There are ${commands.map(({ name }) => name).join(', ')}.`,
  );
}
