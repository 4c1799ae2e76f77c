import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesWith } from './files-with.js';

const word = 'token-of-the-build';
const base64 = (text: string) => Buffer.from(text).toString('base64');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-with-'));
  await mkdir(join(folder, 'cache'));
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  ['as it is', `{"access_token":"${word}"}`],
  ['at the beginning of a Base64 text', base64(`${word}-1"}`)],
  ['one byte further on in a Base64 text', base64(`"${word}-1"}`)],
  ['two bytes further on in a Base64 text', base64(`{"${word}-1"}`)],
  ['at the end of a Base64 text', base64(`{"access_token":"${word}`)],
  ['in the Base64 of URLs', Buffer.from(`>>>???${word}`).toString('base64url')],
])('finds a word %s', async (_, content) => {
  await writeFile(join(folder, 'cache', 'reply'), content);

  expect(await filesWith([word], folder)).toEqual([join(folder, 'cache', 'reply')]);
});

test('finds no word where there is none', async () => {
  await writeFile(join(folder, 'cache', 'reply'), base64('{"access_token":"of another build"}'));

  expect(await filesWith([word], folder)).toEqual([]);
});
