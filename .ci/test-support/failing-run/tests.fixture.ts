// A run that is to fail: the report has to count each way in which a test may end, skipped ones too.
import { describe, it } from 'vitest';

describe('a group', () => {
  it('passes', () => {});
  it('fails', () => {
    throw new Error('that is not it');
  });
  it('hangs', () => new Promise(() => {}), 20);
  it.skip('is skipped', () => {});
  it.todo('is still to do');
});

it('is passed, but rejects beside it', () => {
  void Promise.reject(new Error('an unhandled rejection'));
});
