export { sandboxHandlers, type SandboxHandlersOptions } from './msw/index.js';
