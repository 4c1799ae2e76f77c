import type { WebhookBody } from './webhook-body.js';
import type { ClaimedSignature } from './webhook-headers.js';
import type { VerifySignature } from './webhook-hmac.js';

/** A body that is there, in one form or the other. */
export type PresentBody = Extract<WebhookBody, { form: 'raw' | 'parsed' }>;

export function parseJson(bytes: Uint8Array): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}

function serialise(json: unknown): Uint8Array | undefined {
  try {
    return new TextEncoder().encode(JSON.stringify(json));
  } catch {
    // Nested deeper than the stack, or cyclic.
    return undefined;
  }
}

/** What Phoenix may have signed: the bytes as they came; then, as its sample does, the JSON serialised again. */
export function* signedForms(body: PresentBody): Generator<Uint8Array> {
  if (body.form === 'raw') yield body.bytes;
  const parsed = body.form === 'raw' ? parseJson(body.bytes) : { json: body.value };
  const again = parsed && serialise(parsed.json);
  if (again) yield again;
}

/** The form of the body that the signature was made of, with one of the secrets. */
export async function findSignedForm(
  secrets: readonly VerifySignature[],
  claimed: ClaimedSignature,
  body: PresentBody,
): Promise<Uint8Array | undefined> {
  for (const form of signedForms(body)) {
    for (const verify of secrets) {
      if (await verify(claimed, form)) return form;
    }
  }
  return undefined;
}
