/** What an entry of the journal shows of a request: nothing that may be a secret, whoever sent it. */
export interface ShownRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The fields of a JSON object or a form; of any other body a sentence that gives its length. */
  readonly body: unknown;
}

/** What it shows of the reply. Access tokens in it are masked by the journal. */
export type ShownReply =
  | {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: unknown;
    }
  | string;

const masked = '(masked)';

/** Fields whose values are shown; of all others the name alone. */
const openFields = ['client_id', 'grant_type', 'scope'];
const openHeaders = ['accept', 'content-length', 'content-type', 'host', 'user-agent'];

const shownValue = (name: string, value: unknown, open: readonly string[]) =>
  open.includes(name) || value === '' ? value : masked;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A name that is not known may be the rest of a secret that was not encoded: it is only counted. */
function shownForm(text: string): Record<string, unknown> {
  const fields = [...new URLSearchParams(text)];
  const known = fields.filter(([name]) => name === 'client_secret' || openFields.includes(name));
  const others = fields.length - known.length;
  return {
    ...Object.fromEntries(
      known.map(([name, value]) => [name, shownValue(name, value, openFields)]),
    ),
    ...(others > 0 && { '(fields of other names)': others }),
  };
}

function shownBody(contentType: string, text: string): unknown {
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) return shownForm(text);
  const value = /^application\/json\b/i.test(contentType) ? parsed(text) : undefined;
  if (typeof value !== 'object' || value === null) {
    return `(not shown: ${text.length} characters that are neither a JSON object nor a form)`;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, shownValue(name, field, openFields)]),
  );
}

/** Leaves the request to be read. */
export async function shownRequest(request: Request): Promise<ShownRequest> {
  const headers = [...request.headers].map(([name, value]) => [
    name,
    shownValue(name, value, openHeaders),
  ]);
  const contentType = request.headers.get('Content-Type') ?? '';
  return {
    method: request.method,
    headers: Object.fromEntries(headers),
    body: shownBody(contentType, await request.clone().text()),
  };
}

/** Leaves the reply to be sent. */
export async function shownReply(reply: Response): Promise<ShownReply> {
  if (reply.type === 'error') return 'none: the connection was cut';
  const text = await reply.clone().text();
  return {
    status: reply.status,
    headers: Object.fromEntries(reply.headers),
    body: parsed(text) ?? text,
  };
}
