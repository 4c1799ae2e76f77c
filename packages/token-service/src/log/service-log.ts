import { pino, type DestinationStream } from 'pino';
import { MASK, SecretMask } from './secret-mask.js';

type Write = (fields: object, message: string) => void;

/** What the service needs of a logger; a pino logger has it. */
export interface ServiceLog {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
}

export const noLog: ServiceLog = { debug() {}, info() {}, warn() {}, error() {} };

/** Fields that hold secrets wherever they occur, in case somebody logs more than this service does. */
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
 * JSON lines with the level in words and ISO time. The service gives no secret to it; fields that
 * are named like a secret, and the secrets of `mask` wherever they are, are redacted all the same.
 */
export function createServiceLog(
  level: string,
  mask: SecretMask = new SecretMask(),
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
