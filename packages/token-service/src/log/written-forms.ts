/**
 * A secret as it stands in a body or a header, before that is written in Base64 or in digits: itself, in
 * JSON, and percent-encoded for a URL or a form, with digits in either case.
 */
export function writtenForms(secret: string): string[] {
  const inForm = new URLSearchParams([['', secret]]).toString().slice('='.length);
  const encoded = [encodeURIComponent(secret), inForm];
  const lowerCase = encoded.map((text) => text.replace(/%../g, (code) => code.toLowerCase()));
  const inJson = JSON.stringify(secret).slice(1, -1);
  // Of a secret without special characters they are all the same.
  return [...new Set([secret, inJson, ...encoded, ...lowerCase])];
}
