/** A clock that all processes of a machine share and nobody sets, in milliseconds. */
export function machineMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

/** A token that tells when its endpoint will take it for expired. */
export function writeTimedToken(count: number, lifetimeMs: number): string {
  return `token-${count}-ends-${machineMs() + lifetimeMs}`;
}

export function hasExpired(token: string): boolean {
  const [, end] = /-ends-(\d+)$/.exec(token) ?? [];
  return end === undefined || machineMs() >= Number(end);
}
