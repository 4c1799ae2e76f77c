import { expect, it } from 'vitest';
import { EntryLog } from '../../pages/panel/entry-log.js';
import type { ShownEntry } from './panel-messages.js';

let lastSeq = 0;
const entry = (fields: Partial<ShownEntry> = {}): ShownEntry => ({
  seq: (lastSeq += 1),
  at: 0,
  kind: 'order',
  type: 'created',
  title: 'Order created',
  tone: 'plain',
  orderId: 'o1',
  ...fields,
});

it('keeps the last 10,000, in its stories too', () => {
  const log = new EntryLog();
  log.add([entry({ orderId: 'old' }), entry({ orderId: 'both' })]);

  log.add(Array.from({ length: 9999 }, () => entry({ orderId: 'both' })));

  expect(log.size).toBe(10_000);
  expect(log.visible).toHaveLength(10_000);
  expect([...log.stories.keys()]).toEqual(['both']);
  log.add([entry({ orderId: 'both' })]);
  expect(log.stories.get('both')).toHaveLength(10_000);
});

it('tells the stories of which its filter lets something through, each whole', () => {
  const log = new EntryLog();
  const { orderId: _, ...link } = entry({ kind: 'link', linkId: 'l1' });
  log.add([entry({ orderId: 'o1' }), entry({ orderId: 'o2' }), link]);
  log.add([entry({ orderId: 'o2', kind: 'webhook', title: 'order_created answered 500' })]);

  log.setText('answered 500');
  expect([...log.stories].map(([id, story]) => [id, story.length])).toEqual([['o2', 2]]);
  log.setText('L1');
  expect([...log.stories.keys()]).toEqual(['l1']);
  log.toggleKind('link');
  expect(log.stories.size).toBe(0);
  log.setText('');

  expect([...log.stories.keys()]).toEqual(['o1', 'o2']);
  expect(log.storyCount).toBe(3);
});

it('knows whether anything happened but the sandbox\u2019s own business, also when that is forgotten', () => {
  const log = new EntryLog();
  log.add([entry({ kind: 'sandbox', type: 'faults' })]);
  expect(log.hasHappenings).toBe(false);

  log.add([entry()]);
  expect(log.hasHappenings).toBe(true);
  log.add(Array.from({ length: 10_000 }, () => entry({ kind: 'sandbox', type: 'faults' })));

  expect(log.hasHappenings).toBe(false);
});

it('forgets all when the sandbox was emptied', () => {
  const log = new EntryLog();
  log.add([entry()]);

  const added = log.add([entry(), entry({ kind: 'sandbox', type: 'emptied' })]);

  expect([added, log.size, log.stories.size, log.hasHappenings]).toEqual([1, 1, 0, false]);
});
