import { expect, test } from 'vitest';
import { likelyMistake } from './likely-mistake.js';

test.each([
  ['"hunter2-hunter2"', /quotes/],
  ["'hunter2-hunter2'", /quotes/],
  ['"hunter2-hunter2', /quotes/],
  ['${PHOENIX_CLIENT_SECRET}', /variable/],
  ['$PHOENIX_CLIENT_SECRET', /variable/],
  ['%PHOENIX_CLIENT_SECRET%', /variable/],
  ['{{ phoenix.secret }}', /variable/],
  ['<your client secret>', /placeholder/],
  ['PHOENIX_CLIENT_SECRET=hunter2-hunter2', /NAME=value/],
  ['export SECRET=hunter2-hunter2', /NAME=value/],
  ['client_secret: hunter2-hunter2', /NAME=value/],
  ['{"client_secret":"hunter2-hunter2"}', /JSON/],
  ['["hunter2-hunter2"', /JSON/],
])('%s is likely a mistake', (secret, expected) => {
  const what = likelyMistake(secret);

  expect(what).toMatch(expected);
  expect(what).not.toContain('hunter2');
});

test.each([
  'hunter2-hunter2',
  'aHVudGVyMmh1bnRlcjI=',
  'aHVudGVyMmh1bnRlcg==',
  'a+b/c=d?e&f:g%20h$i{j}k<l>m',
  '$2b$10$abcdefghijklmnopqrstuv',
  'with spaces in between',
])('%s is a good secret', (secret) => {
  expect(likelyMistake(secret)).toBeUndefined();
});
