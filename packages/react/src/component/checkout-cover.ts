import type { CheckoutStatus, PhoenixError } from '@phoenix-checkout/core';
import type { ReactNode } from 'react';
import type { InlineLabels } from './checkout-labels.js';
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

/** Errors of the host's own values: trying again would change nothing. */
const finalErrors: readonly string[] = [
  'invalid_address',
  'invalid_amount',
  'invalid_checkout_url',
  'invalid_config',
] satisfies ReactErrorCode[];

export interface CoverSituation {
  status: CheckoutStatus;
  error: PhoenixError | undefined;
  reload: () => void;
}

/** What covers the frame in this situation; undefined while the frame is to be seen. */
export function coverFor(
  { status, error, reload }: CoverSituation,
  labels: InlineLabels,
  views: CoverViews,
): Cover | undefined {
  if (error) {
    const { error: view } = views;
    const words: Partial<Record<string, string>> = labels.errors;
    return {
      mark: 'error',
      words: words[error.code] ?? labels.error,
      actions: finalErrors.includes(error.code) ? [] : [{ label: labels.retry, act: reload }],
      view: typeof view === 'function' ? view({ error, retry: reload }) : view,
    };
  }
  switch (status) {
    case 'authorizing':
    case 'loading':
      return { mark: 'loading', words: labels.loading, actions: [], view: views.loading };
    case 'cancelled':
    case 'done':
      return {
        mark: status,
        words: labels[status],
        actions: [{ label: labels.startAgain, act: reload }],
      };
    default:
      return undefined;
  }
}

/** What a screen reader is told while the frame is to be seen; of the rest the frame speaks itself. */
export function wordsOf(status: CheckoutStatus, labels: InlineLabels): string {
  return status === 'succeeded' || status === 'failed' ? labels[status] : '';
}
