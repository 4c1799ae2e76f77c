import { createRecordCipher, type RecordCipher } from './record-cipher.js';
import {
  parseTokenRecord,
  recordRemainingMs,
  writeTokenRecord,
  type TokenRecord,
} from './token-record.js';
import type { StoredRecord, StoreLease, TokenStore } from './token-store.js';

/** A record that could be read, and how long it is good. */
interface OpenedRecord {
  record: TokenRecord;
  remainingMs: number;
}

/** Makes a store's bytes of a token, and a token of them. Encrypted, unless they stay in this process. */
export class RecordCodec {
  readonly #cipher: RecordCipher | undefined;

  /** @param secrets what records are encrypted with; the first seals, all open */
  constructor(store: TokenStore, secrets: () => readonly string[]) {
    this.#cipher = store.inProcess ? undefined : createRecordCipher(secrets);
  }

  async seal(
    token: TokenRecord,
    validForMs: number,
    lease: StoreLease,
    key: string,
  ): Promise<Uint8Array> {
    const { grantedAtMs } = lease;
    const times = { grantedAtStoreMs: grantedAtMs, endsAtStoreMs: grantedAtMs + validForMs };
    const text = writeTokenRecord(token, times);
    return this.#cipher ? this.#cipher.seal(text, key) : new TextEncoder().encode(text);
  }

  /** Undefined: not ours, or encrypted with a secret that is not known here. */
  async open({ bytes, nowMs, remainingMs }: StoredRecord, key: string) {
    const text = this.#cipher
      ? await this.#cipher.open(bytes, key)
      : new TextDecoder().decode(bytes);
    const record = text === undefined ? undefined : parseTokenRecord(text);
    if (!record) return undefined;
    const opened: OpenedRecord = {
      record,
      remainingMs: Math.min(remainingMs, recordRemainingMs(record, nowMs)),
    };
    return opened;
  }
}
