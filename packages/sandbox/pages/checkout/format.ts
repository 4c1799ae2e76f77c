/** `$1,234.50` for `1234.5`. */
export function usd(amount: string): string {
  const [dollars = '0', cents = ''] = amount.split('.');
  return `$${dollars.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents.padEnd(2, '0')}`;
}

/** `1,234.50 USDC` for `1234.5`. */
export function usdc(amount: string): string {
  return `${usd(amount).slice(1)} USDC`;
}

/** The beginning and the end of an address or a hash. */
export function shortened(hex: string): string {
  return `${hex.slice(0, 6)}…${hex.slice(-4)}`;
}

/** `24:59` */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
