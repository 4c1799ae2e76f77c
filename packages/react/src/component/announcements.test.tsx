import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useBackend } from '../../test-support/backend.js';
import { post, setUp, wire } from '../../test-support/checkout.js';

const backend = useBackend();
beforeEach(() => backend.givesTokens());
afterEach(cleanup);

const said = () => screen.getByRole('status').textContent;
const note = () => screen.queryByText('Your change applies after this payment.');

describe('what a screen reader is told', () => {
  it('goes on while a value is held back: both are said', async () => {
    const { update, loaded } = setUp();
    await loaded();
    post(wire.orderCreated);

    update({ amount: '200' });
    post(wire.transactionSuccess);

    expect(note()?.closest('[aria-live=polite]')).not.toBeNull();
    expect(said()).toBe('Payment complete.');
  });

  it('of values that are held back comes into a region that was there before', async () => {
    const { update, loaded } = setUp();
    await loaded();
    const region = document.querySelector('[aria-live=polite]');
    post(wire.orderCreated);

    update({ amount: '200' });

    expect(region?.contains(note())).toBe(true);
  });

  it('is the end of a payment, once: the panel that gets the focus says it itself', async () => {
    const { loaded } = setUp();
    (await loaded()).focus();

    post(wire.done);

    expect(document.activeElement).toBe(screen.getByRole('group', { name: 'All done.' }));
    expect(said()).toBe('');
  });

  it('is the end of a payment for who is elsewhere on the page', async () => {
    const { loaded } = setUp();
    await loaded();

    post(wire.done);

    expect(said()).toBe('All done.');
  });
});

describe('a page translator', () => {
  /** Puts its own words in the place of ours, as translators do: text in an element of theirs. */
  function translate(root: Element) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Node[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const theirs = document.createElement('font');
      theirs.textContent = `<${text.textContent}>`;
      text.parentNode?.replaceChild(theirs, text);
    }
  }

  it('leaves no old words where new ones are shown, and breaks nothing', async () => {
    backend.fails(401);
    const { container, update } = setUp();
    await screen.findByRole('alert');
    translate(container);

    update({ amount: 'x' });

    expect(screen.getByRole('alert').textContent).toBe('Please check the amount.');
    update({ amount: '' });
    translate(container);
    update({ labels: { errors: { invalid_amount: 'Another word.' } }, amount: '' });
    expect(screen.getByRole('alert').textContent).toBe('Another word.');
  });
});
