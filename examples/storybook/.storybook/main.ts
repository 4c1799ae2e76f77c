import { defineMain } from '@storybook/react-vite/node';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, mergeConfig } from 'vite';
import { checkoutPagePlugin } from './checkout-page-plugin.ts';

export default defineMain({
  framework: { name: '@storybook/react-vite', options: { strictMode: true } },
  stories: ['../src/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: ['../public'],
  // Nothing is asked of the network.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The theme's switch in the toolbar sets the background.
  features: { backgrounds: false },
  typescript: {
    reactDocgen: 'react-docgen-typescript',
    reactDocgenTypescriptOptions: {
      tsconfigPath: '../../packages/react/tsconfig.json',
      include: ['../../packages/react/src/component/phoenix-checkout.tsx'],
    },
  },
  viteFinal: (config) =>
    mergeConfig(config, {
      plugins: [react(), checkoutPagePlugin()],
      resolve: { conditions: ['@phoenix-checkout/source', ...defaultClientConditions] },
    }),
});
