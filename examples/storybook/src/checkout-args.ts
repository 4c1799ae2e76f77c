import { themes } from '@phoenix-checkout/react';
import { fn } from 'storybook/test';
import { tokenUrl } from '../.storybook/sandbox-stage.js';

const callback = { control: false, table: { category: 'Callbacks' } } as const;
const token = { control: false, table: { category: 'Token' } } as const;
const frame = { control: false, table: { category: 'Frame' } } as const;
const modal = { control: false, table: { category: 'Modal' } } as const;
const looks = { control: false, table: { category: 'Looks' } } as const;

/** How the controls and the table of props show `PhoenixCheckout`. */
export const checkoutArgTypes = {
  address: { control: 'text' },
  amount: { control: 'text' },
  theme: { control: 'inline-radio', options: [undefined, ...themes] },
  shareOn: { control: 'boolean' },
  onlyPrivateMatching: { control: 'boolean' },
  confirmLeave: { control: 'boolean' },
  checkoutUrl: frame,
  loadTimeoutMs: { ...frame, control: 'number' },
  frameProps: frame,
  labels: { control: 'object', table: { category: 'Looks' } },
  loading: looks,
  error: looks,
  className: looks,
  style: looks,
  tokenUrl: token,
  tokenRequest: token,
  getToken: token,
  tokenKey: token,
  initialToken: token,
  minRemainingSeconds: token,
  enabled: token,
  queryClient: token,
  onEvent: callback,
  onOrderCreated: callback,
  onTransactionSuccess: callback,
  onPaymentLinkCreated: callback,
  onCancel: callback,
  onDone: callback,
  onFailed: callback,
  onError: callback,
  onExplorerRequested: callback,
  onHoldingBack: callback,
} as const;

/** The same, and what only the modal has. */
export const modalArgTypes = {
  ...checkoutArgTypes,
  open: { control: 'boolean', table: { category: 'Modal' } },
  trigger: modal,
  onOpenChange: callback,
} as const;

/** What every story of it starts from: a valid checkout, and actions that show each callback. */
export const checkoutArgs = {
  address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  amount: '100',
  shareOn: false,
  tokenUrl,
  onEvent: fn(),
  onOrderCreated: fn(),
  onTransactionSuccess: fn(),
  onPaymentLinkCreated: fn(),
  onCancel: fn(),
  onDone: fn(),
  onFailed: fn(),
  onError: fn(),
  onExplorerRequested: fn(),
  onHoldingBack: fn(),
};

export const modalArgs = { ...checkoutArgs, onOpenChange: fn() };
