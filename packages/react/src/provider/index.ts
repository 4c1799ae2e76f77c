export { PhoenixContext, type PhoenixDefaults } from './phoenix-context.js';
export { PhoenixProvider, type PhoenixProviderProps } from './phoenix-provider.js';
