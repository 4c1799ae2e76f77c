import { base64Pattern, hexadecimalPattern, textPattern } from './secret-patterns.js';
import { writtenForms } from './written-forms.js';

/** What stands in place of a secret. */
export const MASK = '[redacted]';
/** A shorter one would mask half of every line, and is not much of a secret. */
const SHORTEST = 6;

interface Interval {
  start: number;
  end: number;
}

function patternsOf(secret: string): RegExp[] {
  const inBytes = writtenForms(secret).flatMap((form) => [
    hexadecimalPattern(form),
    base64Pattern(form, 0),
    base64Pattern(form, 1),
    base64Pattern(form, 2),
  ]);
  return [textPattern(secret), ...inBytes].map((pattern) => new RegExp(pattern, 'g'));
}

/** All places where a pattern fits, those that overlap too. */
function findAll(pattern: RegExp, line: string): Interval[] {
  const found: Interval[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    found.push({ start: startOf(line, match.index), end: match.index + match[0].length });
    pattern.lastIndex = match.index + 1;
  }
  return found;
}

/** Takes in the backslash of an escape such as `\n`, which would escape the mask. */
function startOf(line: string, at: number): number {
  const [backslashes = ''] = /\\*$/.exec(line.slice(Math.max(0, at - 20), at)) ?? [];
  return backslashes.length % 2 === 1 ? at - 1 : at;
}

function merge(intervals: Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const { start, end } of intervals.sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** The secrets that must not show in a log, in any notation that a log may have of them. */
export class SecretMask {
  readonly #patterns = new Map<string, RegExp[]>();

  add(...secrets: readonly string[]): void {
    for (const secret of secrets) {
      if (secret.length < SHORTEST || this.#patterns.has(secret)) continue;
      this.#patterns.set(secret, patternsOf(secret));
    }
  }

  hide(line: string): string {
    const found = [...this.#patterns.values()].flat().flatMap((pattern) => findAll(pattern, line));
    let hidden = '';
    let at = 0;
    // Where one secret begins with another, or ends in one, both are hidden as a whole.
    for (const { start, end } of merge(found)) {
      hidden += line.slice(at, start) + MASK;
      at = end;
    }
    return hidden + line.slice(at);
  }
}
