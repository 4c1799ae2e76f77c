/** What stands in place of a secret. */
export const MASK = '[redacted]';
/** A shorter one would mask half of every line, and is not much of a secret. */
const SHORTEST = 6;

/** The secrets that must not show in a log, whatever happens. */
export class SecretMask {
  readonly #forms = new Set<string>();

  add(...secrets: readonly string[]): void {
    for (const secret of secrets.filter(({ length }) => length >= SHORTEST)) {
      this.#forms.add(secret);
      // As JSON has it, and as URLs and forms do.
      this.#forms.add(JSON.stringify(secret).slice(1, -1));
      this.#forms.add(encodeURIComponent(secret));
    }
  }

  hide(line: string): string {
    let hidden = line;
    for (const form of this.#forms) hidden = hidden.replaceAll(form, MASK);
    return hidden;
  }
}
