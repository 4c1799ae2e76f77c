export { startSandbox, type RunningSandbox, type StartSandboxOptions } from './node/index.js';
