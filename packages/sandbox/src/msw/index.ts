export { sandboxHandlers, type SandboxHandlersOptions } from './sandbox-handlers.js';
