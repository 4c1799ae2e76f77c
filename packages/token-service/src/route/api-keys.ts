import { createHash, timingSafeEqual } from 'node:crypto';

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

function givenKey(request: Request): string | undefined {
  const [, bearer] = /^bearer +(\S+)$/i.exec(request.headers.get('Authorization') ?? '') ?? [];
  return bearer ?? request.headers.get('X-API-Key') ?? undefined;
}

/**
 * Whether a request brings one of the keys, as `Authorization: Bearer <key>` or `X-API-Key: <key>`.
 * How long the answer takes tells nothing about the keys: digests are compared, and all of them.
 */
export function bringsApiKey(request: Request, keys: readonly string[]): boolean {
  const given = givenKey(request);
  if (given === undefined) return false;
  const asked = digest(given);
  return keys.reduce((found, key) => timingSafeEqual(digest(key), asked) || found, false);
}
