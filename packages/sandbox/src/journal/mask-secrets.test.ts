import { expect, it } from 'vitest';
import { secretMask } from './mask-secrets.js';

const mask = secretMask(['s3cret worth/nothing', 'whs_1', '']);
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIxIn0.c2lnbmF0dXJl';

it.each([
  ['a secret in a sentence: s3cret worth/nothing.', 'a secret in a sentence: (masked).'],
  ['client_secret=s3cret%20worth%2Fnothing&x=1', 'client_secret=(masked)&x=1'],
  [
    `https://pay.example/?payment_id=A1&access_token=${jwt}`,
    'https://pay.example/?payment_id=A1&access_token=(masked)',
  ],
  ['?access_token=opaque-token&theme=dark', '?access_token=(masked)&theme=dark'],
  [
    `{"urlParams":"amount=1&access_token=${jwt}"}`,
    '{"urlParams":"amount=1&access_token=(masked)"}',
  ],
  ['{"access_token": "opaque", "a": 1}', '{"access_token": "(masked)", "a": 1}'],
  [
    String.raw`{"body":"{\"access_token\":\"opaque\"}"}`,
    String.raw`{"body":"{\"access_token\":\"(masked)\"}"}`,
  ],
  ['Authorization: Bearer abc', 'Authorization: Bearer (masked)'],
  ['Bearer (the webhook secret)', 'Bearer (the webhook secret)'],
  [`a token alone: ${jwt}`, 'a token alone: (masked)'],
  ['nothing of the kind: whs_2', 'nothing of the kind: whs_2'],
])('%s', (text, expected) => {
  expect(mask(text)).toBe(expected);
});

it('masks at any depth, and leaves the original as it is', () => {
  const value = { list: [{ access_token: 'opaque', note: 'whs_1' }], n: 1, none: null };

  expect(mask(value)).toEqual({
    list: [{ access_token: '(masked)', note: '(masked)' }],
    n: 1,
    none: null,
  });
  expect(value.list[0]?.note).toBe('whs_1');
});
