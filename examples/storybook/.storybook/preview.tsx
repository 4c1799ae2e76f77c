import addonA11y from '@storybook/addon-a11y';
import addonDocs from '@storybook/addon-docs';
import { definePreview } from '@storybook/react-vite';
import addonMsw from 'msw-storybook-addon';
import { lazy } from 'react';
import { MINIMAL_VIEWPORTS } from 'storybook/viewport';
import { Canvas } from './canvas.js';
import { stageSandbox, startWorker } from './sandbox-stage.js';

export default definePreview({
  addons: [addonDocs(), addonA11y(), addonMsw(startWorker)],
  parameters: {
    layout: 'fullscreen',
    // What is in the frame is Phoenix's.
    a11y: { test: 'error', options: { iframes: false } },
    docs: { page: lazy(() => import('./docs-page.js')) },
    controls: { expanded: true },
    options: {
      storySort: {
        order: [
          'Checkout',
          [
            'PhoenixCheckout',
            'Loading',
            'Payment',
            'Changed amount',
            'Modal',
            'Modal with an order',
            'Errors',
            'Offline',
            'Token',
            'Several',
            'Looks',
            'Own looks',
            'Narrow',
            'Right to left',
          ],
          'Payment link',
          'Hooks',
        ],
      },
    },
    viewport: {
      options: {
        phone320: { name: '320 px', type: 'mobile', styles: { width: '320px', height: '640px' } },
        phone360: { name: '360 px', type: 'mobile', styles: { width: '360px', height: '740px' } },
        ...MINIMAL_VIEWPORTS,
      },
    },
  },
  initialGlobals: { theme: 'light', direction: 'ltr' },
  globalTypes: {
    theme: {
      description: 'Theme of the canvas, and of the checkout unless its prop says otherwise',
      toolbar: {
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
          { value: 'system', title: 'As the system', icon: 'browser' },
        ],
      },
    },
    direction: {
      description: 'Direction of the page',
      toolbar: {
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right', icon: 'arrowright' },
          { value: 'rtl', title: 'Right to left', icon: 'arrowleft' },
        ],
      },
    },
  },
  beforeEach: stageSandbox,
  decorators: [
    (Story, { args, globals, viewMode }) => {
      const { theme, direction } = globals;
      const ofPage = theme === 'system' ? undefined : theme;
      return (
        <Canvas theme={theme} direction={direction} isAlone={viewMode === 'story'}>
          <Story args={{ ...args, theme: args['theme'] ?? ofPage }} />
        </Canvas>
      );
    },
  ],
});
