import { ServerError } from '../error/index.js';

/** Headers of `fetch`, or of Node; names of the latter in any case. */
export type WebhookHeaderFields =
  Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The headers that prove a webhook, as they came. */
export interface WebhookHeaders {
  signature: string | undefined;
  timestamp: string | undefined;
  authorization: string | undefined;
}

/** Gives a header by its name in lower case. */
export type ReadHeader = (name: string) => string | undefined;

type NodeFields = Exclude<WebhookHeaderFields, Headers>;

function isHeaders(fields: WebhookHeaderFields): fields is Headers {
  return typeof (fields as Partial<Headers>).get === 'function';
}

function findHeader(fields: NodeFields, name: string): unknown {
  const key =
    name in fields ? name : Object.keys(fields).find((each) => each.toLowerCase() === name);
  return key === undefined ? undefined : fields[key];
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const isList = Array.isArray(value) && value.every((each) => typeof each === 'string');
  return isList ? value.join(', ') : undefined;
}

/** What is no text, or throws when it is read, is no header. */
export function headerReader(fields: WebhookHeaderFields): ReadHeader {
  return (name) => {
    try {
      return textOf(isHeaders(fields) ? fields.get(name) : findHeader(fields, name));
    } catch {
      return undefined;
    }
  };
}

/** @see PROTOCOL, "Webhooks" */
export function readWebhookHeaders(readHeader: ReadHeader): WebhookHeaders {
  return {
    signature: readHeader('x-webhook-signature'),
    timestamp: readHeader('x-webhook-timestamp'),
    authorization: readHeader('authorization'),
  };
}

/** `Uint8Array<ArrayBuffer>`, in words that TypeScript before 5.7 knows too. */
type Bytes = ReturnType<TextEncoder['encode']>;

/** A signature of the right form: whether it is the right one is for the body to tell. */
export interface ClaimedSignature {
  signature: Bytes;
  /** Milliseconds since the epoch, as it was written: that is what is signed. */
  timestamp: string;
}

/** @throws ServerError `invalid_signature` */
export function readSignature({
  signature = '',
  timestamp = '',
}: WebhookHeaders): ClaimedSignature {
  if (!/^[\da-f]{64}$/i.test(signature)) {
    throw new ServerError(
      'invalid_signature',
      'X-Webhook-Signature is missing, or is not 64 hex digits.',
    );
  }
  if (!/^\d{1,16}$/.test(timestamp)) {
    throw new ServerError(
      'invalid_signature',
      'X-Webhook-Timestamp is missing, or is not milliseconds since the epoch.',
    );
  }
  return { signature: bytesOf(signature), timestamp };
}

/** What a hex digit is worth, by its character's code. */
function digitValue(code: number): number {
  const isDecimal = code < 58;
  return isDecimal ? code - 48 : (code | 32) - 87;
}

/** @param hex an even number of hex digits, in any case */
function bytesOf(hex: string): Bytes {
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    const [high, low] = [hex.charCodeAt(2 * at), hex.charCodeAt(2 * at + 1)];
    bytes[at] = digitValue(high) * 16 + digitValue(low);
  }
  return bytes;
}
