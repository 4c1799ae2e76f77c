import { expect, test } from 'vitest';
import { readTracked, trackedFiles } from './test-support/tracked-files.js';

const text = trackedFiles()
  .filter((file) => !/\.(png|jpe?g|gif|webp|ico|woff2?|mp4|webm|pdf)$/.test(file))
  .map((file) => [file, readTracked(file)] as const);

/** Where a pattern occurs, as `file: what`. */
const occurrences = (pattern: RegExp) =>
  text.flatMap(([file, content]) =>
    [...content.matchAll(pattern)].map(([found]) => `${file}: ${found}`),
  );

test('no file names a package registry: installs go where the user says', () => {
  expect(
    occurrences(/https?:\/\/[\w.-]*(registry|artifactory|nexus|verdaccio|jfrog)[\w.-]*/gi),
  ).toEqual([]);
});

test('no file holds an absolute path of somebody’s machine', () => {
  expect(
    occurrences(/(?<![\w.~/-])\/(?:work|root|home\/\w+|Users\/\w+|workspaces)\/[\w./-]*/g),
  ).toEqual([]);
});

test('no file holds a private key or a token that looks real', () => {
  expect(
    occurrences(/-----BEGIN [A-Z ]*PRIVATE KEY-----|\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/g),
  ).toEqual([]);
});
