/** What the panel promises with 10,000 entries. */
export const limits = {
  /** Milliseconds from the request of the page to the first row. */
  firstRowMs: 1000,
  /** Megabytes that a panel's process holds for itself. */
  memoryMb: 150,
  /** Milliseconds of work a frame beyond a bare page's, while it scrolls: what 60 frames a second leave. */
  extraWorkMs: 16,
} as const;

/** Says what was measured against its limit, and keeps what is above it. */
export class Verdict {
  readonly #broken: string[] = [];

  check(what: string, limit: keyof typeof limits, measured: number): void {
    const isBroken = !(measured < limits[limit]);
    const line = `${what}: ${measured.toFixed(1)}, to be below ${limits[limit]} (${limit})`;
    console.log(`${isBroken ? 'BROKEN' : 'ok'}  ${line}`);
    if (isBroken) this.#broken.push(line);
  }

  /** 1 where a limit is broken. */
  get exitCode(): number {
    return this.#broken.length > 0 ? 1 : 0;
  }
}
