import { expect, test } from 'vitest';
import { codeBlocks } from './test-support/markdown.js';
import { readTracked, trackedFiles } from './test-support/tracked-files.js';

// Whoever has read the sandbox's README can sign a webhook with its secret. Code that is copied into a
// backend must not take it where the real one is missing.
const publicSecret = String.raw`(?:sandbox-(?:wallet-)?secret-worth-nothing|SANDBOX_(?:WALLET_)?CLIENT_SECRET\b)`;

/** `a ?? secret`, `a || secret`, `a ? a : secret`, and the shell's `${A:-secret}`. */
const fallback = new RegExp(
  String.raw`(?:\?\?=?|\|\|=?|\?[^;{}?]*:|:?[-=?](?<=\$\{\w+:?[-=?]))[\s(]*["'\`]?${publicSecret}`,
);
/** As the default of a variable, or as it is. */
const literal = new RegExp(`["'\`]${publicSecret}["'\`]`);

/** A missing variable as an empty text: a module that loads without it fails, and so does a build. */
const emptyInstead = /PHOENIX_CLIENT_(?:ID|SECRET)\b[^\n;,]*(?:=|\?\?|\|\|) *(?:''|"")/;

const pages = trackedFiles().filter((file) => file.endsWith('.md'));
const examples = trackedFiles().filter((file) => file.startsWith('examples/'));
const isProgram = (name: string) => /^[cm]?[jt]sx?\b/.test(name);
const isTest = (file: string) => /\/e2e\/|\.test\.\w+$/.test(file);
const extension = (file: string) => file.slice(file.lastIndexOf('.') + 1);

test.each([
  "env.PHOENIX_CLIENT_SECRET ?? 'sandbox-secret-worth-nothing'",
  'env.PHOENIX_CLIENT_SECRET ||\n    "sandbox-wallet-secret-worth-nothing"',
  'secret ?? SANDBOX_CLIENT_SECRET',
  'secret ? secret : (SANDBOX_WALLET_CLIENT_SECRET)',
  'secret ??= `sandbox-secret-worth-nothing`',
  '${PHOENIX_CLIENT_SECRET:-sandbox-secret-worth-nothing}',
])('finds the fallback in %j', (code) => {
  expect(code).toMatch(fallback);
});

test.each([
  'PHOENIX_CLIENT_SECRET=sandbox-secret-worth-nothing',
  'PHOENIX_CLIENT_SECRET: SANDBOX_CLIENT_SECRET,',
  '"client_secret": "sandbox-secret-worth-nothing"',
  '| secret | `sandbox-secret-worth-nothing` |',
])('finds none in %j', (code) => {
  expect(code).not.toMatch(fallback);
});

test('no page and no example falls back to a public secret', () => {
  const files = [...pages, ...examples];

  expect(files.filter((file) => fallback.test(readTracked(file)))).toEqual([]);
});

test('no program of a page has a public secret in it', () => {
  const programs = pages.flatMap((page) =>
    codeBlocks(readTracked(page))
      .filter(({ info }) => isProgram(info))
      .map(({ code, line }) => ({ at: `${page}:${line}`, code })),
  );

  expect(programs.length).toBeGreaterThan(0);
  expect(programs.filter(({ code }) => literal.test(code)).map(({ at }) => at)).toEqual([]);
});

test('no program of an example has a public secret in it', () => {
  const programs = examples.filter((file) => isProgram(extension(file)) && !isTest(file));

  expect(programs.length).toBeGreaterThan(0);
  expect(programs.filter((file) => literal.test(readTracked(file)))).toEqual([]);
});

test('no page and no example takes an empty text for a credential that is missing', () => {
  expect("{ PHOENIX_CLIENT_ID: clientId = '' } = process.env").toMatch(emptyInstead);
  expect("process.env.PHOENIX_CLIENT_SECRET ?? ''").toMatch(emptyInstead);

  const files = [...pages, ...examples].filter((file) => !isTest(file));

  expect(files.filter((file) => emptyInstead.test(readTracked(file)))).toEqual([]);
});
