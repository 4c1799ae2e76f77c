import type { ClaimAnswer, SeenStore } from '../seen-store.js';

/**
 * Opens the store under test. What it opens shares its memory with what it opened before, as the
 * processes of a fleet do: another connection to the same server, or the same object where the
 * store is one process's alone.
 */
export type OpenSeenStore = () => SeenStore | Promise<SeenStore>;

/** One thing that a seen store has to do. */
export interface SeenStoreCase {
  /** A sentence, to name a test with. */
  readonly name: string;
  /**
   * Uses ids of its own and takes less than 2 s, given a store that answers within some
   * milliseconds. Rejects with an `Error` that says what was expected.
   */
  run(open: OpenSeenStore): Promise<void>;
}

export function expectThat(condition: boolean, expected: string): asserts condition {
  if (!condition) throw new Error(`A seen store is expected to ${expected}.`);
}

export function freshId(): string {
  return `evt_contract_${crypto.randomUUID()}`;
}

/** Waits on a clock that is no timer's, which may fire a little early. */
export async function pass(ms: number): Promise<void> {
  const endsAt = performance.now() + ms;
  for (let left = ms; left > 0; left = endsAt - performance.now()) {
    const nap = Math.ceil(left);
    await new Promise<void>((resolve) => void setTimeout(resolve, nap));
  }
}

/** Claims an event that must be free. */
export async function claim(store: SeenStore, id: string, leaseMs = 10_000): Promise<string> {
  const answer = await store.claim(id, leaseMs);
  expectThat(answer.state === 'claimed', 'grant a claim on an event that nobody handles');
  return answer.token;
}

export function expectBusy(answer: ClaimAnswer, leaseMs = 10_000): void {
  expectThat(answer.state === 'busy', 'refuse a claim on an event that somebody handles');
  expectThat(
    answer.retryAfterMs > 0 && answer.retryAfterMs <= leaseMs,
    'say how long the claim before still holds',
  );
}

export function expectDone(answer: ClaimAnswer): { externalPartnerId?: string | undefined } {
  expectThat(answer.state === 'done', 'know an event that was handled');
  return answer;
}
