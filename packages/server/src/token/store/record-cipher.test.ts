import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecordCipher } from './record-cipher.js';

const text = '{"accessToken":"canary-token"}';

test('what is sealed opens again, and shows nothing', async () => {
  const cipher = createRecordCipher(() => ['secret']);

  const bytes = await cipher.seal(text, 'key');

  expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/canary|accessToken|secret/);
  await expect(cipher.open(bytes, 'key')).resolves.toBe(text);
});

test('the same text is sealed differently each time', async () => {
  const cipher = createRecordCipher(() => ['secret']);

  const [one, other] = await Promise.all([cipher.seal(text, 'key'), cipher.seal(text, 'key')]);

  expect(one).not.toEqual(other);
});

test('a record of the previous secret opens, one of an unknown secret does not', async () => {
  const old = await createRecordCipher(() => ['old']).seal(text, 'key');

  await expect(createRecordCipher(() => ['new', 'old']).open(old, 'key')).resolves.toBe(text);
  await expect(createRecordCipher(() => ['new']).open(old, 'key')).resolves.toBeUndefined();
});

test('the first secret seals', async () => {
  const bytes = await createRecordCipher(() => ['new', 'old']).seal(text, 'key');

  await expect(createRecordCipher(() => ['new']).open(bytes, 'key')).resolves.toBe(text);
});

test('a record does not open in another place', async () => {
  const cipher = createRecordCipher(() => ['secret']);

  const bytes = await cipher.seal(text, 'key');

  await expect(cipher.open(bytes, 'other')).resolves.toBeUndefined();
});

test('no change of a record, and no other bytes, open or throw', async () => {
  const cipher = createRecordCipher(() => ['secret']);
  const bytes = await cipher.seal(text, 'key');
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));

  await fc.assert(
    fc.asyncProperty(change, fc.uint8Array({ maxLength: 200 }), async ([at, flip], other) => {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ flip;

      await expect(cipher.open(changed, 'key')).resolves.toBeUndefined();
      await expect(cipher.open(other, 'key')).resolves.toBeUndefined();
      await expect(cipher.open(bytes.slice(0, at), 'key')).resolves.toBeUndefined();
    }),
  );
});
