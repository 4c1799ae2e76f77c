interface Mistake {
  pattern: RegExp;
  what: string;
}

const mistakes: readonly Mistake[] = [
  {
    pattern: /^\$\{[^}]*\}$|^\$[A-Za-z_]\w*$|^%\w+%$|^\{\{.*\}\}$|^<[^<>]*>$/,
    what: 'it looks like a variable or a placeholder that was not replaced',
  },
  {
    pattern: /^\{.*\}$|^\[.*\]$|^[[{]\s*"/,
    what: 'it looks like JSON: only the value belongs there',
  },
  { pattern: /^["'`]|["'`]$/, what: 'it has quotes at its ends, which count as part of it' },
  {
    // Base64 has its equals signs at the end.
    pattern: /^(export\s+)?[A-Za-z_]\w*\s*(=\s*[^\s=]|:\s+\S)/,
    what: 'it looks like NAME=value: only the value belongs there',
  },
];

/**
 * What a text that may be a secret, a key or a client's id looks like instead. It cannot be refused, since
 * it may be meant so; but where it is refused by others, this is the likely cause.
 */
export function likelyMistake(text: string): string | undefined {
  return mistakes.find(({ pattern }) => pattern.test(text))?.what;
}
