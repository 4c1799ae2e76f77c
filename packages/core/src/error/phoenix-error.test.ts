import { runInNewContext } from 'node:vm';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { isPhoenixError, PhoenixError, type CoreErrorCode } from './phoenix-error.js';

test('is an error with a name, a code, a message and a cause', () => {
  const cause = new Error('below');

  const error = new PhoenixError('invalid_address', 'No address.', { cause });

  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toBe('PhoenixError: No address.');
  expect(error).toMatchObject({ name: 'PhoenixError', code: 'invalid_address', cause });
  expect(error.stack).toContain('phoenix-error.test');
});

test('has no cause unless given one', () => {
  expect('cause' in new PhoenixError('invalid_address', 'No address.')).toBe(false);
});

describe('isPhoenixError', () => {
  const error = new PhoenixError('invalid_address', 'No address.');

  test('goes by the code, where one is asked for', () => {
    expect(isPhoenixError(error)).toBe(true);
    expect(isPhoenixError(error, 'invalid_address')).toBe(true);
    expect(isPhoenixError(error, 'invalid_amount')).toBe(false);
  });

  test("knows another copy's and another frame's errors", () => {
    const foreign = runInNewContext(
      "Object.assign(new Error('x'), { name: 'PhoenixError', code: 'invalid_amount' })",
    );

    expect(foreign).not.toBeInstanceOf(Error);
    expect(isPhoenixError(foreign, 'invalid_amount')).toBe(true);
  });

  test.each([
    undefined,
    null,
    'PhoenixError',
    {},
    new Error('x'),
    Object.assign(new Error('x'), { code: 'ENOENT' }),
    { name: 'PhoenixError' },
    { name: 'PhoenixError', code: 1 },
  ])('refuses %j', (other) => {
    expect(isPhoenixError(other)).toBe(false);
  });

  test.each(['name', 'code'])('refuses an error whose %s throws when it is read', (property) => {
    const hostile = Object.defineProperty(new Error('x'), property, {
      get() {
        throw new Error('of its getter');
      },
    });

    expect(isPhoenixError(hostile)).toBe(false);
  });

  test('narrows to the code', () => {
    const caught: unknown = error;

    if (isPhoenixError(caught, 'invalid_address')) {
      expectTypeOf(caught).toEqualTypeOf<PhoenixError<'invalid_address'>>();
    }
    expectTypeOf<PhoenixError<CoreErrorCode>['code']>().toEqualTypeOf<CoreErrorCode>();
  });
});
