import type { CheckoutStatus } from '@phoenix-checkout/react';
import { expect, userEvent, waitFor, within } from 'storybook/test';

/** Long, for machines that are busy: what is waited for comes at once, or it is a failure. */
export const patience = { timeout: 30_000 };

/** The checkout's frame, as it is now: another URL is another frame. */
export function frameIn(canvas: HTMLElement): HTMLIFrameElement | null {
  return canvas.querySelector('iframe');
}

/** Waits for something in the frame's page. Each look is a new one: meanwhile it may be another frame. */
async function find(canvas: HTMLElement, role: 'button' | 'heading', name: string) {
  return waitFor(() => {
    const body = frameIn(canvas)?.contentDocument?.body;
    if (!body) throw new Error('No page has loaded in the frame.');
    return within(body).getByRole(role, { name });
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
    const button = await find(canvas, 'button', name);
    // Without user-event, whose patched `focus` throws once React has removed the frame.
    button.focus();
    button.click();
  }
}

/** Waits for a heading of the page in the frame. */
export async function see(canvas: HTMLElement, heading: string): Promise<void> {
  await find(canvas, 'heading', heading);
}

/** Makes an order, which is then open. */
export async function order(canvas: HTMLElement): Promise<void> {
  await press(canvas, 'Continue', 'Harbor Bank');
  await see(canvas, 'Approve the payment');
  await reach(canvas, 'ordered');
}

/** Pays, up to the page that says so. */
export async function pay(canvas: HTMLElement): Promise<void> {
  await order(canvas);
  await press(canvas, 'Approve payment');
  await see(canvas, 'Payment complete');
  await reach(canvas, 'succeeded');
}

/** Clicks a button of the host's page or of the component. */
export async function click(canvas: HTMLElement, name: string): Promise<void> {
  await userEvent.click(await within(canvas).findByRole('button', { name }, patience));
}

/** The checkout's dialog, whether it is open or not. */
export function dialogIn(canvas: HTMLElement): HTMLDialogElement {
  const dialog = canvas.querySelector('dialog');
  if (!dialog) throw new Error('There is no dialog.');
  return dialog;
}

/** Waits for the dialog to be open over the page, or closed. */
export async function beOpen(canvas: HTMLElement, isOpen: boolean): Promise<void> {
  await waitFor(() => expect(dialogIn(canvas).matches(':modal')).toBe(isOpen), patience);
}
