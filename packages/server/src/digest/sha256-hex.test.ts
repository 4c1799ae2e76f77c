import { expect, test } from 'vitest';
import { sha256Hex } from './sha256-hex.js';

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('the digest of %j is as FIPS 180 has it, as a text and as bytes', async (text, digest) => {
  expect(await sha256Hex(text)).toBe(digest);
  expect(await sha256Hex(new TextEncoder().encode(text))).toBe(digest);
});
