import type { CheckoutStatus, PhoenixError } from '@phoenix-checkout/core';
import type { ReactNode } from 'react';
import type { CheckoutLabels } from './checkout-labels.js';
import type { ReactErrorCode } from '../error/index.js';

export interface CoverAction {
  label: string;
  act: () => void;
}

/** What covers the frame: a panel with words and buttons, or a host's own view in its place. */
export interface Cover {
  mark: 'loading' | 'error' | 'cancelled' | 'done' | 'question';
  words: string;
  actions: CoverAction[];
  view?: ReactNode;
}

/** What a host may show in place of our own panels. */
export interface CoverViews {
  /** Shown while a token is fetched and the frame loads. */
  loading?: ReactNode;
  /** Shown instead of the error view. */
  error?: ReactNode | ((context: { error: PhoenixError; retry: () => void }) => ReactNode);
}

/** The label of what there is to say of a status; the frame itself tells the rest. */
const labelOf = {
  authorizing: 'loading',
  loading: 'loading',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
  done: 'done',
} as const satisfies Partial<Record<CheckoutStatus, keyof CheckoutLabels>>;

/** What is told to a screen reader of a status; nothing while the frame speaks for itself. */
export function wordsOf(status: CheckoutStatus, labels: CheckoutLabels): string {
  return status in labelOf ? labels[labelOf[status as keyof typeof labelOf]] : '';
}

/** Errors of the host's own values: trying again would change nothing. */
const finalErrors: ReadonlySet<string> = new Set<ReactErrorCode | 'invalid_config'>([
  'invalid_address',
  'invalid_amount',
  'invalid_checkout_url',
  'invalid_config',
]);

export interface CoverSituation {
  status: CheckoutStatus;
  error: PhoenixError | undefined;
  reload: () => void;
}

/** What covers the frame in this situation; undefined while the frame is to be seen. */
export function coverFor(
  { status, error, reload }: CoverSituation,
  labels: CheckoutLabels,
  views: CoverViews,
): Cover | undefined {
  if (error) {
    const { error: view } = views;
    return {
      mark: 'error',
      words: labels.errors[error.code as ReactErrorCode] ?? labels.error,
      actions: finalErrors.has(error.code) ? [] : [{ label: labels.retry, act: reload }],
      view: typeof view === 'function' ? view({ error, retry: reload }) : view,
    };
  }
  const words = wordsOf(status, labels);
  switch (status) {
    case 'authorizing':
    case 'loading':
      return { mark: 'loading', words, actions: [], view: views.loading };
    case 'cancelled':
    case 'done':
      return { mark: status, words, actions: [{ label: labels.startAgain, act: reload }] };
    default:
      return undefined;
  }
}
