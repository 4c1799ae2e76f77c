import { afterAll, beforeAll, describe, it } from 'vitest';

describe('a hook that fails', () => {
  beforeAll(() => {
    throw new Error('nothing to install from');
  });
  it('leaves its test out', () => {});
});

describe('a hook that hangs', () => {
  beforeAll(() => new Promise(() => {}), 20);
  it('leaves its test out', () => {});
});

describe('a hook after the tests', () => {
  afterAll(() => {
    throw new Error('nothing to remove');
  });
  it('leaves its test passed', () => {});
});
