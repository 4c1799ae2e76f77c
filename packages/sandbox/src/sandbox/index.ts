export { createSandbox, sandboxOf, type Sandbox } from './create-sandbox.js';
export { createSandboxState, type SandboxState } from './sandbox-state.js';
export { isSavedState, restoreSandboxState, saveSandboxState } from './saved-state.js';
