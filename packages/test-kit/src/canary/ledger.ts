import { base64Cores } from '../base64-cores.js';
import { writeOut } from '../expect-no-secrets.js';

/** Something that came out of the product: text, or a value that may end up in a log. */
interface Output {
  /** What it was: `log`, `error`, `event`. */
  kind: string;
  show: () => string;
}

/** Shorter ones occur by chance. */
const SHORTEST_WORD = 6;

const words = new Map<string, string>();
let outputs: Output[] = [];
const counts: Record<string, number> = {};

/** All that a log or a store may make of a word. */
function formsOf(word: string): string[] {
  const forms = [
    word,
    encodeURIComponent(word),
    JSON.stringify(word).slice(1, -1),
    Buffer.from(word).toString('hex'),
    ...base64Cores(word),
  ];
  if (word.length < SHORTEST_WORD) return [];
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST_WORD);
}

/** From here on this secret or token is looked for everywhere. */
export function learn(kind: string, word: unknown): void {
  if (typeof word !== 'string' || words.has(word)) return;
  words.set(word, kind);
  const named = word.length < SHORTEST_WORD ? `${kind}, too short to look for` : kind;
  counts[named] = (counts[named] ?? 0) + 1;
}

/** Whether this is a secret or a token of that kind. */
export const isKnown = (kind: string, word: string): boolean => words.get(word) === kind;

/** Looks through this text at the end of the test. */
export function recordText(kind: string, show: () => string): void {
  outputs.push({ kind, show });
}

/** Looks through this value at the end of the test, written out in every way. */
export function recordValue(kind: string, value: unknown): void {
  outputs.push({ kind, show: () => writeOut(value) });
}

/** Searches all that came out since the last search; gives what was found. */
export function search(): string[] {
  const searched = outputs;
  outputs = [];
  const leaks = new Set<string>();
  for (const { kind, show } of searched) {
    counts[kind] = (counts[kind] ?? 0) + 1;
    const text = show();
    const lower = text.toLowerCase();
    for (const [word, what] of words) {
      const found = formsOf(word).find((form) => lower.includes(form.toLowerCase()));
      if (!found) continue;
      const at = lower.indexOf(found.toLowerCase());
      leaks.add(`${what} "${word}" in ${kind}: …${text.slice(Math.max(0, at - 80), at + 120)}…`);
    }
  }
  return [...leaks];
}

/** How many of each kind were learned and searched. */
export const tally = (): Readonly<Record<string, number>> => counts;
