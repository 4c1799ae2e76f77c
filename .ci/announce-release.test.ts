import { expect, test } from 'vitest';
import { changesOf } from './announce-release.mjs';

const changelog = `# @phoenix-checkout/core

## 0.2.0

### Minor Changes

- abc: Another one.

## 0.1.0

The first release.
`;

test('a release tells of its own version only', () => {
  expect(changesOf(changelog, '0.2.0')).toBe('### Minor Changes\n\n- abc: Another one.');
  expect(changesOf(changelog, '0.1.0')).toBe('The first release.');
});

test('a version that the changelog does not know has nothing to tell', () => {
  expect(changesOf(changelog, '0.1')).toBe('');
});
