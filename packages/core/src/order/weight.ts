/** "Before everything": the earliest time that there is, so that it survives JSON. */
const BEFORE_EVERYTHING = -8.64e15;

/** How much what Phoenix said counts: compared from left to right, the greater wins. */
export type Weight = readonly [isFulfilled: number, at: number, rank: number, status: string];

/** A value, and how much whoever said it counts. */
export interface Weighted<T> {
  value: T;
  weight: readonly (number | string)[];
}

/** Among statuses of one moment: pending < any other < expired. */
function rankOf(status: string): number {
  if (status === 'pending') return 0;
  return status === 'expired' ? 2 : 1;
}

export function timeOf(at: number | undefined): number {
  return at !== undefined && Number.isFinite(at) ? at : BEFORE_EVERYTHING;
}

export function weigh(status: string, at: number | undefined): Weight {
  return [status === 'fulfilled' ? 1 : 0, timeOf(at), rankOf(status), status];
}

/** When a status that was weighed came to be; of none, 0. */
export const momentOf = (status: Weighted<unknown> | undefined): number =>
  Number(status?.weight[1] ?? 0);

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

/** True if `a` counts more than `b`; of equal weights the smaller text does. */
function counts<T>(a: Weighted<T>, b: Weighted<T>): boolean {
  for (const [at, weight] of a.weight.entries()) {
    const other = b.weight[at];
    if (other === undefined || weight > other) return true;
    if (weight < other) return false;
  }
  return a.value !== b.value && textOf(a.value) < textOf(b.value);
}

/** The greater of two: whatever the order and however often, the same comes out. */
export function greater<T>(
  a: Weighted<T> | undefined,
  b: Weighted<T> | undefined,
): Weighted<T> | undefined {
  if (!a || !b) return a ?? b;
  return counts(a, b) ? a : b;
}
