// The names that the page's markup and its script share: a name that one of them does not know does not
// compile.

/** What the page's buttons do, by their `data-action`. */
export const actionNames = [
  'retry',
  'back',
  'methods',
  'start',
  'bank',
  'zelle',
  'transfer',
  'link',
  'copy',
  'explorer',
  'done',
  'cancel',
  'keep',
  'close',
] as const;

export type ActionName = (typeof actionNames)[number];

/** The page's steps, by their `data-view`. */
export type ViewName =
  'loading' | 'amount' | 'method' | 'bank' | 'zelle' | 'waiting' | 'success' | 'link' | 'notice';

/** What the markup leaves to be filled in, by its `data-field`. */
export type FieldName =
  | 'address'
  | 'amount'
  | 'bank'
  | 'code'
  | 'link'
  | 'network'
  | 'notice'
  | 'receive'
  | 'receive-order'
  | 'send-amount'
  | 'status'
  | 'time-left'
  | 'transaction'
  | 'zelle-address';

/** A notice's buttons, by their `data-slot`. */
export type SlotName = 'primary' | 'secondary';

/** A notice's icons, by their `data-icon`. */
export type IconName = 'info' | 'clock' | 'cross' | 'tick';
