import { expect, it } from 'vitest';
import { defaultLabels } from './checkout-labels.js';

it('default labels are ASCII: a server-rendered page without a charset reads them as they are', () => {
  // oxlint-disable-next-line no-control-regex -- what ASCII is
  expect(JSON.stringify(defaultLabels)).toMatch(/^[\u0000-\u007f]*$/);
});
