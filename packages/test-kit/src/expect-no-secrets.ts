import { inspect } from 'node:util';
import { expect } from 'vitest';

function clone(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return undefined;
  }
}

/** Every way in which a value may end up in a log. */
export function writeOut(value: unknown): string {
  const deep = { depth: Infinity, showHidden: true, getters: true, maxStringLength: null };
  const written = [
    inspect(value, deep),
    JSON.stringify(value),
    String(value),
    inspect(clone(value)),
  ];
  if (value instanceof Error) {
    written.push(value.message, String(value.stack), writeOut(value.cause));
    written.push(JSON.stringify(Object.getOwnPropertyDescriptors(value)));
  }
  return written.join('\n');
}

/** Fails if one of the words shows in the value, in clear or in an encoding that logs may have. */
export function expectNoSecrets(value: unknown, words: readonly string[]): void {
  const written = writeOut(value);
  for (const word of words) {
    for (const form of [word, encodeURIComponent(word), btoa(word), word.toLowerCase()]) {
      expect(written.toLowerCase()).not.toContain(form.toLowerCase());
    }
  }
}
