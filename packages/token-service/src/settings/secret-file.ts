import { readFile } from 'node:fs/promises';
import { systemCode } from '../error/index.js';

/** A file that cannot be what holds a secret. Completes "The file of X ...". */
class SecretFileError extends Error {}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new SecretFileError('is encoded in UTF-16: save it as UTF-8');
  }
  if (bytes.includes(0)) {
    throw new SecretFileError('seems to be encoded in UTF-16: save it as UTF-8');
  }
  try {
    // A byte order mark of UTF-8 is not part of the text.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SecretFileError('is not UTF-8 text (Latin-1, perhaps): save it as UTF-8');
  }
}

/**
 * The text of a file without the line break at its end, which most editors put there.
 *
 * @throws what {@link explainFileError} explains
 */
export async function readSecretFile(path: string): Promise<string> {
  return decode(await readFile(path)).replace(/\r?\n$/, '');
}

/** Why a file gave no text; completes "The file of X ...". No content of it. */
export function explainFileError(error: unknown): string {
  return error instanceof SecretFileError ? error.message : `cannot be read (${systemCode(error)})`;
}
