import type { CheckoutStatus } from '@phoenix-checkout/react';
import { expect, waitFor, within } from 'storybook/test';

const patience = { timeout: 15_000 };

/** The checkout's frame, as it is now: another URL is another frame. */
export function frameIn(canvas: HTMLElement): HTMLIFrameElement | null {
  return canvas.querySelector('iframe');
}

async function pageIn(canvas: HTMLElement): Promise<HTMLElement> {
  return waitFor(() => {
    const body = frameIn(canvas)?.contentDocument?.body;
    if (!body?.firstElementChild) throw new Error('No page has loaded in the frame.');
    return body;
  }, patience);
}

/** Waits for the component to say that it is in this state. */
export async function reach(canvas: HTMLElement, status: CheckoutStatus): Promise<void> {
  await waitFor(
    () => expect(canvas.querySelector('[data-status]')).toHaveAttribute('data-status', status),
    patience,
  );
}

/** Presses buttons of the page in the frame, one after the other, as the payer does. */
export async function press(canvas: HTMLElement, ...buttons: string[]): Promise<void> {
  for (const name of buttons) {
    const page = await pageIn(canvas);
    const button = await within(page).findByRole('button', { name }, patience);
    // Without user-event, whose patched `focus` throws once React has removed the frame.
    button.focus();
    button.click();
  }
}

/** Waits for a heading of the page in the frame. */
export async function see(canvas: HTMLElement, heading: string): Promise<void> {
  const page = await pageIn(canvas);
  await within(page).findByRole('heading', { name: heading }, patience);
}
