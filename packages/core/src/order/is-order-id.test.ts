import { expect, test } from 'vitest';
import { isOrderId } from './is-order-id.js';

test.each(['kR3vX9aBcD1eFgH2iJkL4m', 'a', 'a/b', '..a', '\u{1F600}', 'a'.repeat(128)])(
  '%j may be the id of an order',
  (id) => {
    expect(isOrderId(id)).toBe(true);
    expect(() => encodeURIComponent(id)).not.toThrow();
  },
);

test.each(['', '.', '..', 'a'.repeat(129), 'a\uD800', '\uDC00', undefined, null, 42, {}, ['a']])(
  '%j is no id of an order',
  (id) => {
    expect(isOrderId(id)).toBe(false);
  },
);
