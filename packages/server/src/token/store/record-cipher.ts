/** Encrypts what a store keeps. */
export interface RecordCipher {
  seal(text: string, key: string): Promise<Uint8Array>;
  /** Undefined: made with a secret that is not known here, for another key, or not by us at all. */
  open(bytes: Uint8Array, key: string): Promise<string | undefined>;
}

const VERSION = 1;
const ID_BYTES = 8;
const IV_BYTES = 12;
const HEADER_BYTES = 1 + ID_BYTES + IV_BYTES;

const utf8 = new TextEncoder();

interface DerivedKey {
  id: Uint8Array;
  aes: CryptoKey;
}

async function derive(secret: string): Promise<DerivedKey> {
  const { subtle } = globalThis.crypto;
  const base = await subtle.importKey('raw', utf8.encode(secret), 'HKDF', false, [
    'deriveBits',
    'deriveKey',
  ]);
  const hkdf = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: utf8.encode('@phoenix-checkout/server'),
    info: utf8.encode(info),
  });
  const id = await subtle.deriveBits(hkdf('key id'), base, ID_BYTES * 8);
  const algorithm = { name: 'AES-GCM', length: 256 };
  const usages: KeyUsage[] = ['encrypt', 'decrypt'];
  const aes = await subtle.deriveKey(hkdf('record'), base, algorithm, false, usages);
  return { id: new Uint8Array(id), aes };
}

/**
 * AES-GCM with a key by HKDF from a secret. The record carries the key's id, so that a reader knows
 * which of its secrets fits, and it is bound to its place in the store.
 *
 * @param secrets the secrets to open with; the first one seals. Called anew each time
 */
export function createRecordCipher(secrets: () => readonly string[]): RecordCipher {
  const derived = new Map<string, Promise<DerivedKey>>();

  async function deriveAll(): Promise<DerivedKey[]> {
    const current = new Set(secrets());
    for (const secret of derived.keys()) if (!current.has(secret)) derived.delete(secret);
    return Promise.all(
      [...current].map((secret) => {
        const known = derived.get(secret) ?? derive(secret);
        derived.set(secret, known);
        return known;
      }),
    );
  }

  return {
    async seal(text, key) {
      const [first] = await deriveAll();
      if (!first) throw new Error('There is no secret to encrypt with.');
      const iv = globalThis.crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const sealed = await globalThis.crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: utf8.encode(key) },
        first.aes,
        utf8.encode(text),
      );
      const bytes = new Uint8Array(HEADER_BYTES + sealed.byteLength);
      bytes[0] = VERSION;
      bytes.set(first.id, 1);
      bytes.set(iv, 1 + ID_BYTES);
      bytes.set(new Uint8Array(sealed), HEADER_BYTES);
      return bytes;
    },
    async open(bytes, key) {
      if (bytes[0] !== VERSION || bytes.length <= HEADER_BYTES) return undefined;
      // A copy: a Redis client's bytes may lie in a buffer that is not a plain one.
      const record = new Uint8Array(bytes);
      const id = record.slice(1, 1 + ID_BYTES).join();
      const fitting = (await deriveAll()).find((candidate) => candidate.id.join() === id);
      if (!fitting) return undefined;
      try {
        const opened = await globalThis.crypto.subtle.decrypt(
          {
            name: 'AES-GCM',
            iv: record.slice(1 + ID_BYTES, HEADER_BYTES),
            additionalData: utf8.encode(key),
          },
          fitting.aes,
          record.slice(HEADER_BYTES),
        );
        return new TextDecoder().decode(opened);
      } catch {
        return undefined;
      }
    },
  };
}
