/** Schemes that no page with an origin has, or whose pages send `Origin: null`. */
const neverOrigins = /^(ws|wss|ftp|file|data|blob|about|javascript):/;

/** `capacitor://localhost`, `tauri://localhost`, `chrome-extension://<id>`. */
const customSchemeOrigin = /^[a-z][a-z\d+.-]*:\/\/[\w-]+(\.[\w-]+)*(:\d{1,5})?$/i;

/**
 * True for what a browser may send as `Origin`: scheme, host and port, nothing behind them, written as
 * browsers write it. No wildcard: it would be compared letter by letter, and never match.
 *
 * @example
 * isOrigin('https://shop.example'); // true
 * isOrigin('capacitor://localhost'); // true
 * isOrigin('https://shop.example/'); // false
 */
export function isOrigin(value: unknown): value is string {
  if (typeof value !== 'string' || value.includes('*') || !URL.canParse(value)) return false;
  const { protocol, origin } = new URL(value);
  if (protocol === 'https:' || protocol === 'http:') return origin === value;
  return (
    !neverOrigins.test(protocol) && customSchemeOrigin.test(value) && value.startsWith(protocol)
  );
}
