import { describe, expect, it, test } from 'vitest';
import { SecretMask } from './secret-mask.js';

function maskOf(...secrets: string[]): SecretMask {
  const mask = new SecretMask();
  mask.add(...secrets);
  return mask;
}

const lowerCasePercent = (text: string) =>
  encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase());
const everythingPercent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const form = (text: string) => new URLSearchParams({ text }).toString().slice('text='.length);
const unicodeEscapes = (text: string) =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const base64 = (text: string) => Buffer.from(text).toString('base64');

const htmlNames: Record<string, string> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};
const html = (text: string) => text.replace(/[&<>"']/g, (char) => `&${htmlNames[char]};`);
const numericHtml = (text: string) =>
  text.replace(/[^\w ]/gu, (char) => `&#x${char.codePointAt(0)?.toString(16)};`);
const decimalHtml = (text: string) =>
  text.replace(/[^\w ]/gu, (char) => `&#0${char.codePointAt(0)};`);

const notations: Record<string, (text: string) => string> = {
  itself: (text) => text,
  JSON: json,
  'JSON in JSON': (text) => json(json(text)),
  'JSON in JSON in JSON': (text) => json(json(json(text))),
  'a URL': encodeURIComponent,
  'a URL in lower case': lowerCasePercent,
  'a URL in a URL': (text) => encodeURIComponent(encodeURIComponent(text)),
  'a URL with everything encoded': everythingPercent,
  'a form': form,
  'a form in JSON': (text) => json(form(text)),
  'unicode escapes': unicodeEscapes,
  'unicode escapes in capitals': (text) =>
    unicodeEscapes(text).replace(/[a-f]/g, (digit) => digit.toUpperCase()),
  'unicode escapes in JSON': (text) => json(unicodeEscapes(text)),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  HTML: html,
  'HTML with numbers': numericHtml,
  'HTML with decimal numbers': decimalHtml,
  'HTML in HTML': (text) => html(html(text)),
  'JSON in HTML': (text) => html(json(text)),
  'a form in HTML': (text) => html(form(text)),
};

/** What is written before it is written in Base64 or in hexadecimal digits: a body, or a Basic header. */
const inner: Record<string, (text: string) => string> = {
  itself: (text) => text,
  JSON: json,
  'a form': form,
  'a form in lower case': (text) => form(text).replace(/%../g, (code) => code.toLowerCase()),
  'a URL': encodeURIComponent,
  'a URL in lower case': lowerCasePercent,
};

const secrets = [
  'p"a/ss w\\ord',
  'hunter2-hunter2',
  "it's (a) secret*!~ +&=%",
  'ümlaut-ß-日本-😀',
  '<tag attribute="&amp;">',
  'abcdef',
];

describe.each(secrets)('the secret %s', (secret) => {
  it.each(Object.entries(notations))('is hidden as %s', (_, write) => {
    const line = `before ${write(secret)} after`;

    expect(maskOf(secret).hide(line)).toBe('before [redacted] after');
  });

  describe.each(Object.entries(inner))('as %s', (_, write) => {
    it.each(['', 'x', 'xy', 'client-id:', 'an-id:'])(
      'is hidden in Base64, after "%s"',
      (before) => {
        for (const after of ['', ':', ':x', ':xyz']) {
          const text = base64(`${before}${write(secret)}${after}`);
          const hidden = maskOf(secret).hide(text);

          expect(hidden).toContain('[redacted]');
          // What is left tells nothing: not even a group of three of the secret's bytes.
          const left = hidden.split('[redacted]').join(' ');
          expect(left.length).toBeLessThan(base64(before).length + base64(after).length + 4);
        }
      },
    );

    it('is hidden in hexadecimal digits', () => {
      const digits = Buffer.from(write(secret)).toString('hex');

      expect(maskOf(secret).hide(`before ${digits} after`)).toBe('before [redacted] after');
    });
  });

  it('is hidden in the Base64 of URLs, and where that is in a URL or in JSON', () => {
    const text = Buffer.from(`>>>???${secret}`);
    const mask = maskOf(secret);

    for (const written of [
      text.toString('base64url'),
      encodeURIComponent(text.toString('base64')),
      text.toString('base64').replaceAll('/', String.raw`\/`),
    ]) {
      expect(mask.hide(written)).toContain('[redacted]');
    }
  });
});

test('secrets that begin with, end in or overlap one another are hidden as a whole', () => {
  const mask = maskOf('hunter2', 'hunter2-and-more', 'my-hunter2', 'more-of-it');

  expect(mask.hide('a hunter2-and-more b')).toBe('a [redacted] b');
  expect(mask.hide('a my-hunter2-and-more-of-it b')).toBe('a [redacted] b');
  expect(mask.hide('a hunter2 b')).toBe('a [redacted] b');
});

test('a line of JSON stays one', () => {
  const mask = maskOf('nothing-here', '"quoted-secret\\');
  const values = ['\nothing-here', '\\nothing-here', 'x"quoted-secret\\', '\\"quoted-secret\\"'];

  for (const value of values) {
    const hidden = mask.hide(JSON.stringify({ value }));

    expect(JSON.parse(hidden).value).toContain('[redacted]');
  }
});

test('what is no secret stays', () => {
  const line = '{"level":"info","time":"2026-01-01T00:00:00.000Z","msg":"Phoenix granted a token"}';

  expect(maskOf(...secrets).hide(line)).toBe(line);
});
