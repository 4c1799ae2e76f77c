import { createHash, timingSafeEqual } from 'node:crypto';

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Both headers count: a gateway may have put an `Authorization` of its own beside the key. */
function givenKeys({ headers }: Request): string[] {
  const [, bearer] = /^bearer +(\S+)$/i.exec(headers.get('Authorization') ?? '') ?? [];
  return [bearer, headers.get('X-API-Key')].filter((key) => typeof key === 'string');
}

/**
 * Whether a request brings one of the keys, as `Authorization: Bearer <key>` or `X-API-Key: <key>`.
 * How long the answer takes tells nothing about the keys: digests are compared, and all of them.
 */
export function bringsApiKey(request: Request, keys: readonly string[]): boolean {
  const known = keys.map(digest);
  let isFound = false;
  for (const given of givenKeys(request)) {
    const asked = digest(given);
    for (const key of known) isFound = timingSafeEqual(key, asked) || isFound;
  }
  return isFound;
}
