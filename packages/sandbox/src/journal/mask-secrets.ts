const masked = '(masked)';

/** Fields whose value is a credential, whatever it looks like. */
const secretNames = ['access_token', 'client_secret', 'refresh_token', 'webhook_secret'];
const names = secretNames.join('|');

/** Each with what it is replaced by. The backslash: JSON that stands in a text of JSON. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{8,}\.[\w-]+(\.[\w-]*)?/g, masked],
  [new RegExp(String.raw`\b(${names})(=|%3D)[^&\s"'\\]+`, 'gi'), `$1$2${masked}`],
  [new RegExp(String.raw`(\\?"(?:${names})\\?"\s*:\s*\\?")[^"\\]*`, 'gi'), `$1${masked}`],
  [/\b(Bearer\s+)(?!\()\S+/gi, `$1${masked}`],
];

/** Texts that must not be shown, as they are and as they stand in a form or URL. */
function writtenForms(secrets: readonly string[]): string[] {
  const forms = secrets.filter(Boolean).flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return [...new Set(forms)].toSorted((a, b) => b.length - a.length);
}

/**
 * Makes a function that copies a value without the secrets in it: those that are given, and whatever
 * looks like an access token or stands where one does.
 */
export function secretMask(secrets: readonly string[]): <Value>(value: Value) => Value {
  const forms = writtenForms(secrets);
  const maskText = (text: string): string => {
    let shown = text;
    for (const form of forms) shown = shown.replaceAll(form, masked);
    for (const [pattern, by] of patterns) shown = shown.replace(pattern, by);
    return shown;
  };
  const maskValue = (value: unknown): unknown => {
    if (typeof value === 'string') return maskText(value);
    if (Array.isArray(value)) return value.map(maskValue);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        secretNames.includes(name.toLowerCase()) && inner ? masked : maskValue(inner),
      ]),
    );
  };
  return <Value>(value: Value) => maskValue(value) as Value;
}
