/** A hexadecimal digit pair in either case. */
function hexPattern(byte: number): string {
  const digits = byte.toString(16).padStart(2, '0');
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** As URLs and forms encode it, once or again and again. */
function percentPattern(bytes: Iterable<number>): string {
  return [...bytes].map((byte) => `%(?:25)*${hexPattern(byte)}`).join('');
}

/** As JSON may escape any character, in a text or in a JSON text within it. */
function unicodeEscapePattern(char: string): string {
  return char
    .split('')
    .map((unit) => {
      const code = unit.charCodeAt(0);
      return `\\\\+u${hexPattern(code >> 8)}${hexPattern(code & 0xff)}`;
    })
    .join('');
}

/** The backslashes that JSON may put before a character, in a text or in a JSON text within it. */
const backslashesOf = (char: string) => (char === '"' || char === '/' ? '\\\\*' : '');

function literalPattern(char: string): string {
  // Doubled with each JSON text that is inside another one.
  if (char === '\\') return '\\\\{8}|\\\\{4}|\\\\{2}|\\\\';
  return backslashesOf(char) + char.replace(/[$()*+.?[\]^{|}/-]/, String.raw`\$&`);
}

/** The characters that are always escaped in HTML have names besides their numbers. */
const entityNames: Record<string, string> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};

/** As HTML escapes it, once or again and again. */
function entityPattern(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16).replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const name = entityNames[char];
  const forms = [`#0*${code}`, `#[xX]0*${hex}`, ...(name ? [name] : [])];
  return `${backslashesOf(char)}&(?:amp;)*(?:${forms.join('|')});`;
}

/** A text with each of its characters in any notation. */
export function textPattern(text: string): string {
  const patterns = Array.from(text, (char) => {
    // The longest first: an encoded per cent sign begins with one.
    const forms = [
      percentPattern(Buffer.from(char)),
      unicodeEscapePattern(char),
      entityPattern(char),
      ...(char === ' ' ? [String.raw`\+`] : []),
      literalPattern(char),
    ];
    return `(?:${forms.join('|')})`;
  });
  return patterns.join('');
}

/** The bytes of a text in hexadecimal digits. */
export function hexadecimalPattern(text: string): string {
  return Array.from(Buffer.from(text), hexPattern).join('');
}

const base64Alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];

/** Of six bits, those that `mask` has are known to be as in `value`. */
function sextetPattern(value: number, mask: number): string {
  const fits = (candidate: number) => (candidate & mask) === (value & mask);
  const letters = base64Alphabet.filter((_, candidate) => fits(candidate)).join('');
  const forms = [
    ...(letters ? [`[${letters}]`] : []),
    // The last two are other characters in URLs.
    ...(fits(62) ? [`[+-]|${percentPattern([0x2b])}`] : []),
    ...(fits(63) ? [`_|${literalPattern('/')}|${percentPattern([0x2f])}`] : []),
  ];
  return `(?:${forms.join('|')})`;
}

/**
 * The bytes of a text within a Base64 text, of either alphabet, with `bytesBefore` bytes before
 * them in their group of three.
 */
export function base64Pattern(text: string, bytesBefore: 0 | 1 | 2): string {
  const unknown = '?'.repeat(8);
  const known = Array.from(Buffer.from(text), (byte) => byte.toString(2).padStart(8, '0'));
  const bits = unknown.repeat(bytesBefore) + known.join('');
  const sextets = bits.padEnd(Math.ceil(bits.length / 6) * 6, '?').match(/.{6}/g) ?? [];
  return sextets
    .map((sextet) => ({
      value: Number.parseInt(sextet.replaceAll('?', '0'), 2),
      mask: Number.parseInt(sextet.replace(/\d/g, '1').replaceAll('?', '0'), 2),
    }))
    .filter(({ mask }) => mask > 0)
    .map(({ value, mask }) => sextetPattern(value, mask))
    .join('');
}
