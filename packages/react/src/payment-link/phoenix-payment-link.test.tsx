import type { PaymentLink, PaymentLinkCreated } from '@phoenix-checkout/core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PhoenixProvider } from '../provider/index.js';
import { PhoenixPaymentLink, type PhoenixPaymentLinkProps } from './phoenix-payment-link.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 0, 1, 12);
const TOKEN = 'secret-token';
const URL_OF_LINK = `https://app-partner.phoenix.market/?payment_id=L1&access_token=${TOKEN}`;

const link = (fields: Partial<PaymentLink> = {}): PaymentLink => ({
  id: 'L1',
  url: URL_OF_LINK,
  status: 'pending',
  createdAt: NOW,
  expiresAt: NOW + DAY,
  ...fields,
});
const event = (fields: Partial<PaymentLinkCreated> = {}): PaymentLinkCreated => ({
  type: 'payment_link_created',
  id: 'L1',
  lifespan: DAY,
  paymentLinkUrl: URL_OF_LINK,
  status: 'pending',
  createdAt: new Date(NOW).toISOString(),
  raw: undefined,
  ...fields,
});

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
function show(props: Partial<PhoenixPaymentLinkProps> = {}) {
  const view = render(<PhoenixPaymentLink link={link()} {...props} />);
  const update = (changes: Partial<PhoenixPaymentLinkProps>) =>
    view.rerender(<PhoenixPaymentLink link={link()} {...props} {...changes} />);
  return { ...view, update };
}
const button = (name: string) => screen.getByRole('button', { name });
const press = (name: string) =>
  act(async () => {
    fireEvent.click(button(name));
  });
const section = () => screen.getByRole('region', { name: 'Payment link' });

/** What the page's navigator can do. */
function stubNavigator(parts: object) {
  for (const [name, value] of Object.entries(parts)) {
    Object.defineProperty(navigator, name, { value, configurable: true });
  }
  return () => {
    for (const name of Object.keys(parts)) Reflect.deleteProperty(navigator, name);
  };
}

describe('the time that a link has left', () => {
  it('counts down, to the minute', async () => {
    show();
    await pass(0);
    expect(section().textContent).toContain('Valid for 24 h');

    await pass(MINUTE);
    expect(section().textContent).toContain('Valid for 23 h 59 min');
    await pass(23 * HOUR);

    expect(section().textContent).toContain('Valid for 59 min');
  });

  it('ends with the link', async () => {
    show();
    await pass(DAY - 1000);
    expect(section().textContent).toContain('Valid for 1 min');

    await pass(2000);

    expect(section().dataset['status']).toBe('expired');
    expect(screen.getByText('This payment link has expired.').closest('output')).not.toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('ends on time after a sleep in which no timer ran', async () => {
    show();
    await pass(0);

    vi.setSystemTime(NOW + DAY + MINUTE);
    await act(async () => void window.dispatchEvent(new Event('pageshow')));

    expect(section().dataset['status']).toBe('expired');
  });

  it('of the event counts from when it came, whatever the clock says', async () => {
    vi.setSystemTime(NOW + 3 * DAY);
    const created = event();
    show({ link: created });
    await pass(0);
    expect(section().textContent).toContain('Valid for 24 h');

    await pass(HOUR);
    cleanup();
    show({ link: created });
    await pass(0);

    expect(section().textContent).toContain('Valid for 23 h');
  });

  it('of a link is no more than its life where the clock is slow', async () => {
    vi.setSystemTime(NOW - 3 * DAY);
    show();
    await pass(0);

    expect(section().textContent).toContain('Valid for 24 h');
  });

  it('is not shown where it is not known', async () => {
    show({ link: { id: 'L1', url: URL_OF_LINK, status: 'pending' } });
    await pass(HOUR);

    expect(section().dataset['status']).toBe('open');
    expect(section().textContent).not.toContain('Valid');
  });

  it('is read out an hour, ten minutes and one minute before the end, not with every minute', async () => {
    show();
    const told: string[] = [];
    const region = () => section().querySelector('output.phoenix-payment-link-hidden')?.textContent;
    await pass(22 * HOUR);
    for (let minute = 0; minute < 2 * 60; minute++) {
      await pass(MINUTE);
      const words = region();
      if (words && words !== told.at(-1)) told.push(words);
    }

    expect(told).toEqual(['Valid for 1 h', 'Valid for 10 min', 'Valid for 1 min']);
  });
});

describe('a link that cannot be used', () => {
  it('was used, when the host passes the newer one', async () => {
    const { update } = show();
    await pass(0);

    update({ link: link({ status: 'consumed' }) });

    expect(section().dataset['status']).toBe('consumed');
    expect(screen.getByText('This payment link has been used.')).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each([
    ['has no address', link({ url: undefined as never })],
    ['has one that may not be a link', link({ url: 'javascript:alert(1)' })],
    ['has no id', {} as PaymentLink],
  ])('%s, and nothing throws', (_, given) => {
    show({ link: given });

    expect(section().dataset['status']).toBe('invalid');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('leaves the focus in the component when its buttons go', async () => {
    const { update } = show();
    await pass(0);
    button('Copy link').focus();

    update({ link: link({ status: 'consumed' }) });
    await pass(0);

    expect(document.activeElement).toBe(section());
  });
});

describe('copying', () => {
  it('puts the link on the clipboard, and says so each time', async () => {
    const writeText = vi.fn(async () => {});
    const restore = stubNavigator({ clipboard: { writeText } });
    show();

    await press('Copy link');
    const first = screen.getByText('Copied.');
    await press('Copy link');

    expect(writeText).toHaveBeenCalledWith(URL_OF_LINK);
    expect(screen.getByText('Copied.')).not.toBe(first);
    expect(first.closest('[aria-live=polite]')).toBeNull();
    expect(screen.getByText('Copied.').closest('[aria-live=polite]')).not.toBeNull();
    restore();
  });

  it('goes the older way where the clipboard is refused, and leaves the focus', async () => {
    const restore = stubNavigator({ clipboard: { writeText: () => Promise.reject(new Error()) } });
    let copied: string | undefined;
    document.execCommand = vi.fn(() => {
      copied = section().querySelector('textarea')?.value;
      return true;
    });
    show();
    button('Copy link').focus();

    await press('Copy link');

    expect(copied).toBe(URL_OF_LINK);
    expect(screen.getByText('Copied.')).toBeDefined();
    expect(document.querySelector('textarea')).toBeNull();
    expect(document.activeElement).toBe(button('Copy link'));
    restore();
  });

  it('says where neither is allowed', async () => {
    document.execCommand = vi.fn(() => false);
    show();

    await press('Copy link');

    expect(screen.getByText('The browser does not allow copying.')).toBeDefined();
  });
});

describe('sharing', () => {
  it('is offered only where the browser can', () => {
    show();
    expect(screen.queryByRole('button', { name: 'Share' })).toBeNull();
    cleanup();

    const restore = stubNavigator({ share: vi.fn(), canShare: () => false });
    show();

    expect(screen.queryByRole('button', { name: 'Share' })).toBeNull();
    restore();
  });

  it('shares the link; whoever thinks better of it hears nothing, a failure is told', async () => {
    const share = vi.fn<(data: object) => Promise<void>>(async () => {});
    const restore = stubNavigator({ share });
    show();

    await press('Share');
    expect(share).toHaveBeenCalledWith({ url: URL_OF_LINK });
    share.mockRejectedValueOnce(new DOMException('', 'AbortError'));
    await press('Share');
    expect(screen.queryByText('Sharing did not work.')).toBeNull();
    share.mockRejectedValueOnce(new DOMException('', 'NotAllowedError'));
    await press('Share');

    expect(screen.getByText('Sharing did not work.')).toBeDefined();
    restore();
  });
});

describe('the address', () => {
  it('is nowhere in the page unless the host asks for it', async () => {
    const { container, update } = show();
    await pass(0);
    expect(container.innerHTML).not.toContain(TOKEN);

    update({ showUrl: true });

    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Address' }).value).toBe(
      URL_OF_LINK,
    );
  });

  it('is not in what a server renders', () => {
    expect(renderToString(<PhoenixPaymentLink link={link()} />)).not.toContain(TOKEN);
  });
});

it('shows the QR code on demand, as an image with a name', async () => {
  vi.useRealTimers();
  show({ link: link({ createdAt: Date.now(), expiresAt: Date.now() + DAY }) });
  expect(screen.queryByRole('img')).toBeNull();

  await press('Show QR code');
  const image = await screen.findByRole('img', { name: 'QR code of the payment link' });
  await vi.waitFor(() => expect(image.querySelector('path')?.getAttribute('d')).toMatch(/^M/));
  expect(image.getAttribute('style')).toBeNull();
  await press('Hide QR code');

  expect(screen.queryByRole('img')).toBeNull();
});

it('takes its words from its labels, then from the provider', () => {
  render(
    <PhoenixProvider labels={{ copyLink: 'Kopieren', linkTitle: 'Zahlungslink' }}>
      <PhoenixPaymentLink link={link()} labels={{ copyLink: 'Link kopieren' }} />
    </PhoenixProvider>,
  );

  expect(screen.getByRole('region', { name: 'Zahlungslink' })).toBeDefined();
  expect(button('Link kopieren')).toBeDefined();
});
