import type { PaymentLinkLabels } from './payment-link-labels.js';

const MINUTE_MS = 60_000;

/** Whole minutes left, the one that has begun among them. */
const minutesOf = (ms: number): number => Math.ceil(ms / MINUTE_MS);

/** Milliseconds until another minute is shown. */
export const nextMinuteMs = (ms: number): number => ms - (minutesOf(ms) - 1) * MINUTE_MS;

export function timeLeftWords(leftMs: number, labels: PaymentLinkLabels): string {
  const minutes = minutesOf(leftMs);
  const part = (label: string, n: number) => (n > 0 ? label.replace('{n}', `${n}`) : '');
  const time = [
    part(labels.linkHours, Math.floor(minutes / 60)),
    part(labels.linkMinutes, minutes % 60),
  ];
  return labels.linkTimeLeft.replace('{time}', time.filter(Boolean).join(' '));
}

/** Minutes left of which a screen reader is told; the rest is there to be read. */
const toldAtMinutes = /* @__PURE__ */ new Set([60, 10, 1]);

export const isTold = (leftMs: number): boolean => toldAtMinutes.has(minutesOf(leftMs));
