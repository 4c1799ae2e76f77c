import type { ShownEntry } from '../../src/panel/for-pages.js';

export type Kind = ShownEntry['kind'];

/** The kinds of entries, as their filters name them. */
export const kindNames = {
  token: 'Tokens',
  session: 'Sessions',
  order: 'Orders',
  link: 'Links',
  message: 'Messages',
  webhook: 'Webhooks',
  sandbox: 'Sandbox',
} as const satisfies Record<Kind, string>;

export const kinds = Object.keys(kindNames) as Kind[];

/** What a colour says, for those who do not see it. */
export const toneMarks = {
  plain: ['·', ''],
  good: ['✓', 'good: '],
  bad: ['✗', 'failed: '],
  waiting: ['…', 'waiting: '],
} as const satisfies Record<ShownEntry['tone'], readonly [string, string]>;
