import { DEFAULT_PORT } from '../../config/index.js';

/** An option of the command line, as its help tells it. */
interface Option {
  readonly type: 'string' | 'boolean';
  /** It may be repeated. */
  readonly multiple?: boolean;
  readonly short?: string;
  /** What stands for its value in the help. */
  readonly value?: string;
  readonly text: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What was given: texts, lists of texts where an option may be repeated, true. */
export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** The options of every command. */
export const commonOptions = {
  help: { type: 'boolean', short: 'h', text: 'prints this text' },
} as const satisfies Options;

/** Where the commands that drive a sandbox find it. */
export const whereOptions = {
  port: {
    type: 'string',
    value: String(DEFAULT_PORT),
    text: `the port of the running sandbox (default ${DEFAULT_PORT})`,
  },
  host: {
    type: 'string',
    value: '127.0.0.1',
    text: 'the host that it listens on (default 127.0.0.1)',
  },
} as const satisfies Options;

export const textOf = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

export const textsOf = (values: Values, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value) ? value.map(String) : [];
};
