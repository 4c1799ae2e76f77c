import { http, HttpResponse } from 'msw';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { tokenUrl } from '../.storybook/sandbox-stage.js';
import { TokenCard } from './token-card.js';
import { default as code } from './token-card.tsx?raw';

const meta = preview.meta({
  title: 'Hooks/usePhoenixToken',
  component: TokenCard,
  args: { tokenUrl },
  argTypes: {
    enabled: { control: 'boolean' },
    minRemainingSeconds: { control: 'number' },
  },
  parameters: { docs: { source: { code, language: 'tsx' } } },
});

const reach = (canvas: HTMLElement, status: string) =>
  waitFor(
    () => expect(canvas.querySelector('.token-card')).toHaveAttribute('data-status', status),
    {
      timeout: 15_000,
    },
  );

/** A token that the hook keeps fresh. */
export const Success = meta.story({
  tags: ['autodocs'],
  play: ({ canvasElement }) => reach(canvasElement, 'success'),
});

/** None yet. */
export const Pending = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { reply: 'hang' } }),
  play: ({ canvasElement }) => reach(canvasElement, 'pending'),
});

/** None can be had, and none is asked for any more. */
export const Unauthorized = meta.story({
  beforeEach: ({ msw }) =>
    msw.use(http.get(tokenUrl, () => HttpResponse.json({ error: 'signed_out' }, { status: 401 }))),
  play: ({ canvasElement }) => reach(canvasElement, 'error'),
});

/** Tokens of ten seconds are renewed at half of their life. */
export const ShortLived = meta.story({
  beforeEach: ({ sandbox }) => sandbox.setFaults({ token: { lifetimeSeconds: 10 } }),
  play: async ({ canvasElement, sandbox }) => {
    await waitFor(() => expect(sandbox.tokensIssued).toBe(2), { timeout: 15_000 });
    await reach(canvasElement, 'success');
  },
});

/** A host that knows better asks for a new one. */
export const Renewed = meta.story({
  play: async ({ canvasElement, sandbox }) => {
    await reach(canvasElement, 'success');
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Renew now' }));
    await waitFor(() => expect(sandbox.tokensIssued).toBe(2));
  },
});

/** Not asked for while the payer is not signed in. */
export const Disabled = meta.story({
  args: { enabled: false },
  play: ({ canvasElement }) => reach(canvasElement, 'idle'),
});
