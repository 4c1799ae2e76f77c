import { pino, type DestinationStream } from 'pino';

type Write = (fields: object, message: string) => void;

/** What the service needs of a logger; a pino logger has it. */
export interface ServiceLog {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
}

export const noLog: ServiceLog = { debug() {}, info() {}, warn() {}, error() {} };

/** Secrets that must not show in a log, whatever happens. */
export interface SecretMask {
  add(...secrets: readonly string[]): void;
  hide(line: string): string;
}

const MASK = '[redacted]';
/** A shorter one would mask half of every line, and is not much of a secret. */
const SHORTEST = 6;

export function createSecretMask(): SecretMask {
  const forms = new Set<string>();
  return {
    add(...secrets) {
      for (const secret of secrets.filter(({ length }) => length >= SHORTEST)) {
        forms.add(secret);
        // As JSON has it, and as URLs and forms do.
        forms.add(JSON.stringify(secret).slice(1, -1));
        forms.add(encodeURIComponent(secret));
      }
    },
    hide(line) {
      let hidden = line;
      for (const form of forms) hidden = hidden.replaceAll(form, MASK);
      return hidden;
    },
  };
}

/** Names that hold secrets wherever they occur, in case somebody logs more than we do. */
const secretNames = [
  'access_token',
  'accessToken',
  'apiKey',
  'authorization',
  'client_secret',
  'clientSecret',
  'cookie',
  'password',
  'token',
];

/**
 * JSON lines with a word for the level and ISO time. Nothing secret is ever given to it; fields that
 * sound like a secret, and the secrets of `mask` wherever they are, are redacted all the same.
 */
export function createServiceLog(
  level: string,
  mask: SecretMask = createSecretMask(),
  destination?: DestinationStream,
): ServiceLog {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: MASK,
    },
    hooks: { streamWrite: (line: string) => mask.hide(line) },
  };
  return destination ? pino(options, destination) : pino(options);
}
